from fastapi import FastAPI, WebSocket

app = FastAPI()


# #region part
online: set[WebSocket] = set()


@app.websocket("/ws")
async def connection(websocket: WebSocket):
    await websocket.accept()
    online.add(websocket)
    try:
        async for text in websocket.iter_text():
            for each in list(online):
                await each.send_text(text)
    finally:
        online.discard(websocket)
# #endregion
