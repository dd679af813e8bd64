from fastapi import FastAPI, WebSocket

app = FastAPI()

# The registry. There is one, so that nothing can disagree with it.
online: dict[str, WebSocket] = {}


@app.get("/stats")
async def stats():
    return {"connections": len(online)}


async def tell_others(name: str, message: dict):
    # A copy: while we await, others come and go.
    for other, receiver in list(online.items()):
        if other == name:
            continue
        try:
            await receiver.send_json(message)
        except Exception:
            pass  # It is just dying; its own handler will clean up.


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
        await tell_others(name, {"type": "joined", "name": name})
        async for _ in websocket.iter_text():
            pass
    finally:
        # First the list, then the news: who hears it may take the name.
        del online[name]
        await tell_others(name, {"type": "left", "name": name})
