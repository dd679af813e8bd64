from fastapi import FastAPI, WebSocket

app = FastAPI()
connections = 0


@app.get("/stats")
def stats():
    return {"connections": connections}


# Only /ws is accepted. Other paths are refused with 403.
@app.websocket("/ws")
async def connection(websocket: WebSocket):
    global connections
    await websocket.accept()
    connections += 1
    try:
        # receive() gives both; receive_text() would fail on binary.
        while True:
            message = await websocket.receive()
            if message["type"] == "websocket.disconnect":
                break
            if message.get("text") is not None:
                await websocket.send_text(message["text"])
            else:
                await websocket.send_bytes(message["bytes"])
    finally:
        # Runs exactly once, however it ended. All clean-up goes here.
        connections -= 1
