from fastapi import FastAPI, WebSocket

app = FastAPI()


# #region part
@app.websocket("/ws")
async def connection(websocket: WebSocket):
    await websocket.accept()
    while (message := await websocket.receive())["type"] == "websocket.receive":
        if message.get("text") is not None:
            await websocket.send_text(message["text"])
        else:
            await websocket.send_bytes(message["bytes"])
# #endregion
