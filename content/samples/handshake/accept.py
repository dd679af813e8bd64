from base64 import b64encode
from hashlib import sha1

from fastapi import FastAPI, WebSocket

# RFC 6455 section 1.3. The same for every server there is.
GUID = "258EAFA5-E914-47DA-95CA-C5AB0DC85B11"

app = FastAPI()


@app.websocket("/ws")
async def connection(websocket: WebSocket):
    # accept() has uvicorn do this for us. Nothing keeps us from doing the sum, too.
    key = websocket.headers["sec-websocket-key"]
    accept = b64encode(sha1((key + GUID).encode()).digest()).decode()
    await websocket.accept()
    await websocket.send_text(accept)
    await websocket.close()
