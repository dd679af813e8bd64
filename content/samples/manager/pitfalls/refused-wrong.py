from fastapi import FastAPI, WebSocket

app = FastAPI()


# #region part
online: dict[str, WebSocket] = {}


@app.websocket("/ws")
async def connection(websocket: WebSocket, name: str = ""):
    await websocket.accept()
    try:
        if name in online:
            return await websocket.close(4009)
        online[name] = websocket
        async for _ in websocket.iter_text():
            await websocket.send_text(str(len(online)))
    finally:
        online.pop(name, None)
# #endregion
