import asyncio
import os

import uvicorn
from fastapi import FastAPI, WebSocket
from uvicorn.protocols.websockets.websockets_impl import WebSocketProtocol

INTERVAL = int(os.environ.get("HEARTBEAT_INTERVAL_MS", "30000")) / 1000

app = FastAPI()


# FastAPI knows no pings. uvicorn, one floor below, does.
class Heartbeat(WebSocketProtocol):
    # Runs as a task as long as the connection is open.
    async def keepalive_ping(self):
        while True:
            await asyncio.sleep(INTERVAL)
            pong = await self.ping()
            pong.add_done_callback(self.answered)

    def answered(self, pong):
        # Done, too, when the connection ends: then with an exception.
        if not pong.cancelled() and pong.exception() is None:
            print("still there", flush=True)


@app.websocket("/ws")
async def connection(websocket: WebSocket):
    await websocket.accept()
    while (await websocket.receive())["type"] != "websocket.disconnect":
        pass


if __name__ == "__main__":
    port = int(os.environ.get("PORT", "8080"))
    uvicorn.run(app, host="127.0.0.1", port=port, ws=Heartbeat)
