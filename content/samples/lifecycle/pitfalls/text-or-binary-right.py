from fastapi import FastAPI, WebSocket

app = FastAPI()


# #region part
@app.websocket("/ws")
async def connection(websocket: WebSocket):
    await websocket.accept()
    while True:
        message = await websocket.receive()
        if message["type"] != "websocket.receive":
            break
        if message.get("text") is not None:
            await websocket.send_text(message["text"])
        else:
            await websocket.send_bytes(message["bytes"])
# #endregion
