from fastapi import FastAPI, WebSocket

app = FastAPI()


# Only /ws is accepted. Other paths are refused with 403.
@app.websocket("/ws")
async def connection(websocket: WebSocket):
    await websocket.accept()
    # receive() gives both; receive_text() would fail on binary.
    while True:
        message = await websocket.receive()
        if message["type"] == "websocket.disconnect":
            break
        if message.get("text") is not None:
            await websocket.send_text(message["text"])
        else:
            await websocket.send_bytes(message["bytes"])
