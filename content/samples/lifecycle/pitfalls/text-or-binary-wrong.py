from fastapi import FastAPI, WebSocket

app = FastAPI()


# #region part
@app.websocket("/ws")
async def connection(websocket: WebSocket):
    await websocket.accept()
    while True:
        text = await websocket.receive_text()
        await websocket.send_text(text)
# #endregion
