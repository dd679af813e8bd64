import asyncio
import json
import os
import random

from websockets.client import WebSocketClientProtocol, connect
from websockets.exceptions import ConnectionClosed, WebSocketException

server_url = os.environ.get("SERVER_URL", "ws://127.0.0.1:8080/")
base = int(os.environ.get("BACKOFF_BASE_MS", "1000")) / 1000
longest = int(os.environ.get("BACKOFF_MAX_MS", "30000")) / 1000
idle = int(os.environ.get("IDLE_TIMEOUT_MS", "45000")) / 1000

# The server says that we are done, or that it will never want us. Every other end may heal.
# 서버가 볼일이 끝났다고, 또는 다시는 받지 않겠다고 말하는 코드입니다. 다른 끝은 모두 나아질 수 있습니다.
final_codes = {1000, 4001}


class Watched(WebSocketClientProtocol):
    """A connection that is cut off when nothing has been heard for too long. 오래 기척이 없으면 끊기는 연결입니다."""

    timer: asyncio.TimerHandle | None = None

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        super().connection_made(transport)
        self.alive()

    def alive(self) -> None:
        """Starts the timer again. abort() waits for nobody. 타이머를 다시 시작합니다. abort()는 아무도 기다리지 않습니다."""
        self.rest()
        self.timer = self.loop.call_later(idle, self.transport.abort)

    async def pong(self, data: bytes = b"") -> None:
        # The library calls this whenever a ping has come. 핑이 올 때마다 라이브러리가 부릅니다.
        self.alive()
        await super().pong(data)

    def connection_lost(self, exc: Exception | None) -> None:
        self.rest()
        super().connection_lost(exc)

    def rest(self) -> None:
        if self.timer:
            self.timer.cancel()


class Client:
    """What outlives a connection: where to go on, and how often it went wrong. 연결보다 오래 사는 것들입니다."""

    def __init__(self) -> None:
        self.last = 0
        self.failures = 0

    async def run(self) -> None:
        """Connects again and again, until the server says that it is over. 서버가 끝이라고 할 때까지 다시 연결합니다."""
        while await self.connect_once() not in final_codes:
            self.failures += 1
            await asyncio.sleep(delay(self.failures))

    async def connect_once(self) -> int | None:
        """One connection, from the attempt to its end. Returns the close code. 연결 하나의 일생이고, 종료 코드를 돌려줍니다."""
        # The timer above ends a handshake that hangs, too; and the server is the one that pings.
        # 답이 없는 핸드셰이크도 위의 타이머가 끝냅니다. 핑은 서버가 보냅니다.
        attempt = connect(
            f"{server_url}?last={self.last}", create_protocol=Watched, open_timeout=None, ping_interval=None
        )
        try:
            socket = await attempt
        except (OSError, WebSocketException) as error:
            print("refused:", error)
            return None
        socket.alive()
        try:
            async for message in socket:
                await self.receive(socket, message)
        except ConnectionClosed as error:
            print("lost:", error)
        return socket.close_code

    async def receive(self, socket: Watched, message: str | bytes) -> None:
        id = event_id(message)
        if id is None:
            return
        socket.alive()
        self.last = id
        self.failures = 0
        await socket.send(json.dumps({"type": "ack", "id": id}))


def delay(attempt: int) -> float:
    """
    Seconds until the next attempt, drawn anew each time from the upper half of a bound that doubles up to `longest`.
    다음 시도까지의 초입니다. `longest`까지 두 배씩 늘어나는 상한의 위쪽 절반에서 매번 새로 뽑습니다.
    """
    bound = min(longest, base * 2 ** (attempt - 1))
    return random.uniform(bound / 2, bound)


def event_id(message: str | bytes) -> int | None:
    """The id of an event, or None for whatever else there may be one day. 이벤트의 id이고, 이벤트가 아니면 None입니다."""
    if isinstance(message, bytes):
        return None
    try:
        value = json.loads(message)
    except ValueError:
        return None
    if not isinstance(value, dict) or value.get("type") != "event":
        return None
    return value.get("id")


if __name__ == "__main__":
    asyncio.run(Client().run())
