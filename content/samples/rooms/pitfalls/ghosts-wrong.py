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
        rooms.setdefault(room, set()).add(websocket)
# #endregion
