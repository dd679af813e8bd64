from fastapi import FastAPI, WebSocket

app = FastAPI()


@app.websocket("/ws")
async def connection(websocket: WebSocket):
    await websocket.accept()
    while True:
        message = await websocket.receive()
        if message["type"] == "websocket.disconnect":
            return
        # The page's own heartbeat: a message, since pages cannot send pings.
        if message.get("text") == '{"type":"ping"}':
            await websocket.send_text('{"type":"pong"}')
