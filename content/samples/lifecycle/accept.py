from fastapi import FastAPI, WebSocket

app = FastAPI()


# Only /ws is accepted. Other paths are refused with 403.
@app.websocket("/ws")
async def connection(websocket: WebSocket):
    await websocket.accept()
    # The 101 has gone out: from here on both sides may send.
    await websocket.send_text("welcome")
    # When this function returns, the connection is closed. So stay in it.
    while (await websocket.receive())["type"] != "websocket.disconnect":
        pass
