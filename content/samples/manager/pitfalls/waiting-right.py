import asyncio

from fastapi import FastAPI, WebSocket

app = FastAPI()


# #region part
outboxes: set[asyncio.Queue[str]] = set()


async def write(websocket: WebSocket, outbox: asyncio.Queue[str]):
    while True:
        await websocket.send_text(await outbox.get())


@app.websocket("/ws")
async def connection(websocket: WebSocket):
    await websocket.accept()
    outbox: asyncio.Queue[str] = asyncio.Queue()
    outboxes.add(outbox)
    writer = asyncio.create_task(write(websocket, outbox))
    try:
        async for text in websocket.iter_text():
            for each in outboxes:
                each.put_nowait(text)
    finally:
        outboxes.discard(outbox)
        writer.cancel()
# #endregion
