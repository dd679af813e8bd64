import asyncio
import os

from websockets.client import WebSocketClientProtocol, connect

server_url = os.environ.get("SERVER_URL", "ws://127.0.0.1:8080/")
base = int(os.environ.get("BACKOFF_BASE_MS", "1000")) / 1000
longest = int(os.environ.get("BACKOFF_MAX_MS", "30000")) / 1000
idle = int(os.environ.get("IDLE_TIMEOUT_MS", "45000")) / 1000


class Watched(WebSocketClientProtocol):
    # TODO 8: abort() the transport when nothing has been heard for `idle` seconds. connection_made() is called when the
    #         attempt begins, pong() whenever a ping has come, connection_lost() at the end: override them.
    #         `idle`초 동안 기척이 없으면 transport를 abort()합니다. 시도를 시작하면 connection_made(), 핑이 올 때마다 pong(),
    #         끝나면 connection_lost()가 불립니다. 이 메서드들을 재정의하세요.
    pass


class Client:
    def __init__(self) -> None:
        # Both outlive a connection. 둘 다 연결보다 오래 삽니다.
        self.last = 0
        self.failures = 0

    async def run(self) -> None:
        # TODO 3: connect again after delay(self.failures) seconds, for as long as nobody said that it is over:
        #         the codes 1000 and 4001 do.
        #         끝이라는 말(코드 1000과 4001)이 없으면 delay(self.failures)초 뒤에 다시 연결합니다.
        code = await self.connect_once()
        print("closed", code, delay(self.failures + 1))

    async def connect_once(self) -> int | None:
        # TODO 2: put ?last=<self.last> behind the address.
        #         주소 뒤에 ?last=<self.last>를 붙입니다.
        # TODO 4: a refused attempt raises OSError or WebSocketException, a lost connection ConnectionClosed.
        #         거절된 시도는 OSError나 WebSocketException을, 끊긴 연결은 ConnectionClosed를 일으킵니다.
        socket = await connect(server_url, create_protocol=Watched, open_timeout=None, ping_interval=None)
        async for message in socket:
            await self.receive(socket, message)
        return socket.close_code

    async def receive(self, socket: Watched, message: str | bytes) -> None:
        # TODO 1: answer an event with {"type": "ack", "id": n}, and ignore whatever is no event.
        #         이벤트에 {"type": "ack", "id": n}으로 답하고, 이벤트가 아닌 것은 무시합니다.
        # TODO 5: keep the id of the event. And what does an event say about the failures before it?
        #         이벤트의 id를 기억합니다. 그리고 이벤트가 왔다면 지금까지의 실패는 어떻게 되어야 할까요?
        print("received", message)


def delay(attempt: int) -> float:
    # TODO 6: the bound doubles with every attempt, up to `longest`.
    #         상한은 시도할 때마다 두 배가 되고, `longest`에서 멈춥니다.
    # TODO 7: draw from the upper half of the bound, anew each time.
    #         상한의 위쪽 절반에서 매번 새로 뽑습니다.
    return base


if __name__ == "__main__":
    asyncio.run(Client().run())
