from fastapi import FastAPI, WebSocket

SPOKEN = ["chat.v2", "chat.v1"]

app = FastAPI()


@app.websocket("/ws")
async def connection(websocket: WebSocket):
    # The first of ours that the client offers, too. None: no header.
    offered = websocket.scope["subprotocols"]
    chosen = next((name for name in SPOKEN if name in offered), None)
    await websocket.accept(subprotocol=chosen)
    await websocket.send_text(f"we speak {chosen or 'nothing special'}")
    await websocket.close()
