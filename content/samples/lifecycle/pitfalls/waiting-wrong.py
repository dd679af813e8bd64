import asyncio

from fastapi import FastAPI, WebSocket

app = FastAPI()


# #region part
@app.websocket("/ws")
async def connection(websocket: WebSocket):
    await websocket.accept()
    async for text in websocket.iter_text():
        if text == "ping":
            await websocket.send_text("pong")
            continue
        await asyncio.sleep(float(text) / 1000)
        await websocket.send_text(text)
# #endregion
