import asyncio
import os

import uvicorn
from fastapi import FastAPI, WebSocket
from uvicorn.protocols.websockets.websockets_impl import WebSocketProtocol

INTERVAL = int(os.environ.get("HEARTBEAT_INTERVAL_MS", "30000")) / 1000
TIMEOUT = int(os.environ.get("HEARTBEAT_TIMEOUT_MS", "10000")) / 1000

app = FastAPI()


# FastAPI knows no pings. uvicorn, one floor below, does.
class Heartbeat(WebSocketProtocol):
    # Runs as a task as long as the connection is open.
    async def keepalive_ping(self):
        # A goodbye that stays unanswered for so long ends in a cut.
        self.close_timeout = TIMEOUT
        while True:
            await asyncio.sleep(INTERVAL)
            pong = await self.ping()
            # Not awaited here: a late pong must not delay the next ping.
            self.loop.call_later(TIMEOUT, self.give_up, pong)

    def give_up(self, pong):
        # Done: the pong has come, or the connection has ended.
        if not pong.done():
            self.fail_connection(1001, "no pong")


@app.websocket("/ws")
async def connection(websocket: WebSocket):
    await websocket.accept()
    while (await websocket.receive())["type"] != "websocket.disconnect":
        pass


if __name__ == "__main__":
    port = int(os.environ.get("PORT", "8080"))
    uvicorn.run(app, host="127.0.0.1", port=port, ws=Heartbeat)
