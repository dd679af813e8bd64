import asyncio

from fastapi import FastAPI, WebSocket

app = FastAPI()


# #region part
@app.websocket("/ws")
async def connection(websocket: WebSocket):
    await websocket.accept()
    waiting: asyncio.Queue[str] = asyncio.Queue()

    async def work():
        while True:
            text = await waiting.get()
            await asyncio.sleep(float(text) / 1000)
            await websocket.send_text(text)

    worker = asyncio.create_task(work())
    try:
        async for text in websocket.iter_text():
            if text == "ping":
                await websocket.send_text("pong")
            else:
                waiting.put_nowait(text)
    finally:
        worker.cancel()
# #endregion
