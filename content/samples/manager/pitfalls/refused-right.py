from fastapi import FastAPI, WebSocket

app = FastAPI()


# #region part
online: dict[str, WebSocket] = {}


@app.websocket("/ws")
async def connection(websocket: WebSocket, name: str = ""):
    await websocket.accept()
    if name in online:
        return await websocket.close(4009)
    online[name] = websocket
    try:
        async for _ in websocket.iter_text():
            await websocket.send_text(str(len(online)))
    finally:
        del online[name]
# #endregion
