from fastapi import FastAPI, WebSocket

LIMIT = 100
app = FastAPI()
clients: set[WebSocket] = set()


@app.websocket("/ws")
async def connection(websocket: WebSocket, name: str = ""):
    # close() before accept() refuses the upgrade: HTTP 403.
    if len(clients) >= LIMIT:
        return await websocket.close()

    await websocket.accept()
    # After the 101 it is a close frame, and the page sees its code.
    if not name:
        return await websocket.close(4000, "name is missing")

    clients.add(websocket)
    try:
        await websocket.send_text(f"welcome, {name}")
        while (await websocket.receive())["type"] != "websocket.disconnect":
            pass
    finally:
        clients.discard(websocket)
