from fastapi import FastAPI, WebSocket

app = FastAPI()


@app.get("/stats")
async def stats():
    return list(rooms)


# #region part
rooms: dict[str, set[WebSocket]] = {}


@app.websocket("/ws")
async def connection(websocket: WebSocket):
    await websocket.accept()
    async for room in websocket.iter_text():
        if websocket not in rooms.get(room, set()):
            await websocket.send_text("not in room")
# #endregion
