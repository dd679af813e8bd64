from fastapi import FastAPI, WebSocket

app = FastAPI()


# #region part
ALLOWED = ["https://app.example"]


def is_ours(origin: str) -> bool:
    return origin in ALLOWED


@app.websocket("/ws")
async def connection(websocket: WebSocket):
    if not is_ours(websocket.headers.get("origin", "")):
        return await websocket.close()
    await websocket.accept()
    await websocket.receive()
# #endregion
