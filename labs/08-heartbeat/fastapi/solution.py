import asyncio
import os

import uvicorn
from fastapi import FastAPI, WebSocket
from uvicorn.protocols.websockets.websockets_impl import WebSocketProtocol
from websockets.exceptions import ConnectionClosed

INTERVAL = int(os.environ.get("HEARTBEAT_INTERVAL_MS", "30000")) / 1000
TIMEOUT = int(os.environ.get("HEARTBEAT_TIMEOUT_MS", "10000")) / 1000

app = FastAPI()
app.router.redirect_slashes = False
connections: set[WebSocket] = set()


class Heartbeat(WebSocketProtocol):
    """One connection as uvicorn keeps it. FastAPI knows nothing of pings, so the heartbeat lives one floor below.
    uvicorn이 관리하는 연결 하나입니다. FastAPI에는 ping이 없으므로 하트비트는 한 층 아래에 둡니다."""

    def __init__(self, *args, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        # How long an unanswered close frame is waited for before TCP is cut.
        # 종료 프레임에 답이 없을 때 TCP를 끊기까지 기다리는 시간입니다.
        self.close_timeout = TIMEOUT

    async def keepalive_ping(self) -> None:
        """Runs as long as the connection does. uvicorn's own would close with 1011, and ping late after a late pong.
        연결이 살아 있는 동안 실행됩니다. uvicorn의 원래 것은 1011로 닫고, pong이 늦으면 다음 ping도 늦춥니다."""
        try:
            while True:
                await asyncio.sleep(INTERVAL)
                pong = await self.ping()
                self.loop.call_later(TIMEOUT, self.give_up, pong)
        except ConnectionClosed:
            pass

    def give_up(self, pong: asyncio.Future) -> None:
        # Done: the pong has come, or the connection has ended. 끝났다면 pong이 왔거나 연결이 이미 끝난 것입니다.
        if not pong.done():
            self.fail_connection(1001, "no pong")


@app.websocket("/ws")
async def echo(socket: WebSocket) -> None:
    await socket.accept()
    connections.add(socket)
    try:
        while (message := await socket.receive())["type"] == "websocket.receive":
            if message.get("text") is not None:
                await socket.send_text(message["text"])
            else:
                await socket.send_bytes(message["bytes"])
    finally:
        connections.discard(socket)


@app.get("/stats")
async def stats() -> dict[str, int]:
    return {"connections": len(connections)}


if __name__ == "__main__":
    port = int(os.environ.get("PORT", "8080"))
    uvicorn.run(app, host="127.0.0.1", port=port, ws=Heartbeat)
