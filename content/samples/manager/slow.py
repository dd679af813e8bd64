import asyncio

from fastapi import FastAPI, WebSocket

# How many messages may wait for one receiver before it is let go.
LIMIT = 16

app = FastAPI()
writers: dict[asyncio.Queue[str], asyncio.Task] = {}


@app.get("/stats")
async def stats():
    return {"connections": len(writers)}


async def write(websocket: WebSocket, outbox: asyncio.Queue[str]):
    while True:
        await websocket.send_text(await outbox.get())


def tell(outbox: asyncio.Queue[str], text: str):
    if outbox.full():
        writers[outbox].cancel()
    else:
        outbox.put_nowait(text)


async def read(websocket: WebSocket):
    async for text in websocket.iter_text():
        for outbox in list(writers):
            tell(outbox, text)


@app.websocket("/ws")
async def connection(websocket: WebSocket):
    await websocket.accept()
    outbox: asyncio.Queue[str] = asyncio.Queue(LIMIT)
    writer = asyncio.create_task(write(websocket, outbox))
    writers[outbox] = writer
    reader = asyncio.create_task(read(websocket))
    try:
        # Until the client has gone, or is let go.
        first = asyncio.FIRST_COMPLETED
        await asyncio.wait({reader, writer}, return_when=first)
    finally:
        del writers[outbox]
        reader.cancel()
        writer.cancel()
