import asyncio
import os

import uvicorn
from fastapi import FastAPI, WebSocket
from uvicorn.protocols.websockets.websockets_impl import WebSocketProtocol

# TODO 2: take both times (milliseconds!) from HEARTBEAT_INTERVAL_MS and HEARTBEAT_TIMEOUT_MS.
#         두 시간(밀리초!)을 HEARTBEAT_INTERVAL_MS와 HEARTBEAT_TIMEOUT_MS에서 읽습니다.
INTERVAL = 30.0
TIMEOUT = 10.0

app = FastAPI()
app.router.redirect_slashes = False
connections: set[WebSocket] = set()


class Heartbeat(WebSocketProtocol):
    """One connection as uvicorn keeps it. FastAPI knows nothing of pings, so the heartbeat lives one floor below.
    uvicorn이 관리하는 연결 하나입니다. FastAPI에는 ping이 없으므로 하트비트는 한 층 아래에 둡니다."""

    async def keepalive_ping(self) -> None:
        """Runs as long as the connection does. 연결이 살아 있는 동안 실행됩니다."""
        # TODO 1: every INTERVAL seconds, `pong = await self.ping()`: a future that is done when the pong comes.
        #         INTERVAL초마다 `pong = await self.ping()`을 부릅니다. pong은 답이 오면 끝나는 Future입니다.
        # TODO 3: TIMEOUT seconds later (`self.loop.call_later`), see whether it is done, without waiting here.
        #         TIMEOUT초 뒤에(`self.loop.call_later`) 끝났는지 봅니다. 여기서 기다리면 안 됩니다.
        # TODO 4: `self.fail_connection(code, reason)` says goodbye. Which code? And `self.close_timeout` is how long
        #         an unanswered goodbye is waited for before TCP is cut.
        #         `self.fail_connection(code, reason)`이 작별 인사입니다. 코드는 무엇이어야 할까요? 그리고
        #         `self.close_timeout`은 답이 없을 때 TCP를 끊기까지 기다리는 시간입니다.
        await asyncio.sleep(INTERVAL)


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
    uvicorn.run(app, host="127.0.0.1", port=int(os.environ.get("PORT", "8080")), ws=Heartbeat)
