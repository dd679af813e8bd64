from fastapi import FastAPI, WebSocket

app = FastAPI()


# #region part
online: set[WebSocket] = set()


@app.websocket("/ws")
async def connection(websocket: WebSocket):
    await websocket.accept()
    online.add(websocket)
    while await websocket.receive_text() != "bye":
        await websocket.send_text(str(len(online)))
    online.discard(websocket)
# #endregion
