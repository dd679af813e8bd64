import asyncio
import time

from fastapi import FastAPI, WebSocket

app = FastAPI()


@app.websocket("/ws")
async def connection(websocket: WebSocket, lasts: int = 60_000):
    await websocket.accept()
    ends_at = time.monotonic() + lasts / 1000
    # Waits for the next message, but never longer than the session lasts.
    while (left := ends_at - time.monotonic()) > 0:
        try:
            message = await asyncio.wait_for(websocket.receive(), left)
        except TimeoutError:
            break
        if message["type"] == "websocket.disconnect":
            return
        # A real server verifies the new token here, as it did the first.
        if message.get("text") == "fresh-token":
            ends_at = time.monotonic() + 60
        await websocket.send_text("ok")
    await websocket.close(4401, "session expired")
