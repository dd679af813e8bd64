from fastapi import FastAPI, WebSocket

app = FastAPI()

# The registry. There is one, so that nothing can disagree with it.
online: dict[str, WebSocket] = {}


@app.get("/stats")
async def stats():
    return {"connections": len(online)}


@app.websocket("/ws")
async def connection(websocket: WebSocket, name: str = ""):
    await websocket.accept()
    # Whoever is refused gets no further than this.
    if not name:
        return await websocket.close(4000, "a name is needed")
    if name in online:
        return await websocket.close(4009, "in use")

    # No await between looking and taking: nobody can come in between.
    online[name] = websocket
    try:
        async for _ in websocket.iter_text():
            pass
    finally:
        del online[name]
