from collections import defaultdict

from fastapi import FastAPI, WebSocket

app = FastAPI()


@app.get("/stats")
async def stats():
    return list(rooms)


# #region part
rooms: defaultdict[str, set[WebSocket]] = defaultdict(set)


@app.websocket("/ws")
async def connection(websocket: WebSocket):
    await websocket.accept()
    async for room in websocket.iter_text():
        # To look into a defaultdict is to make what is not there.
        if websocket not in rooms[room]:
            await websocket.send_text("not in room")
# #endregion
