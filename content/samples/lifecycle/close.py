from fastapi import FastAPI, WebSocket

app = FastAPI()


@app.websocket("/ws")
async def connection(websocket: WebSocket):
    await websocket.accept()
    while True:
        message = await websocket.receive()
        if message["type"] == "websocket.disconnect":
            print("closed", message["code"], flush=True)
            break
        if message.get("text") == "bye":
            # Our close frame goes out. The client answers, and
            # receive() gives the "websocket.disconnect" above.
            await websocket.close(1000, "see you")
        elif message.get("text") is not None:
            await websocket.send_text(message["text"])
        else:
            await websocket.send_bytes(message["bytes"])
