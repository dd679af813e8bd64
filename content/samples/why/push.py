import asyncio
from datetime import datetime, timezone

from fastapi import FastAPI, WebSocket, WebSocketDisconnect

app = FastAPI()


@app.websocket("/ws")
async def push(websocket: WebSocket):
    await websocket.accept()
    try:
        # Nobody has asked. The update goes out when it happens.
        while True:
            await asyncio.sleep(1)
            await websocket.send_text(datetime.now(timezone.utc).isoformat())
    except WebSocketDisconnect:
        pass
