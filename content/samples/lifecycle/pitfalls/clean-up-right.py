from fastapi import FastAPI, WebSocket, WebSocketDisconnect

app = FastAPI()


# #region part
online: set[WebSocket] = set()


@app.websocket("/ws")
async def connection(websocket: WebSocket):
    await websocket.accept()
    online.add(websocket)
    try:
        while await websocket.receive_text() != "bye":
            await websocket.send_text(str(len(online)))
    except WebSocketDisconnect:
        pass
    finally:
        online.discard(websocket)
# #endregion
