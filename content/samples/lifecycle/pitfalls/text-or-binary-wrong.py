from fastapi import FastAPI, WebSocket

app = FastAPI()


# #region part
@app.websocket("/ws")
async def connection(websocket: WebSocket):
    await websocket.accept()
    while True:
        # KeyError as soon as somebody sends binary
        await websocket.send_text(await websocket.receive_text())
# #endregion
