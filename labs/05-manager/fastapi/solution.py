import asyncio
import json
import os
from typing import Any

import uvicorn
from fastapi import FastAPI, WebSocket

app = FastAPI()
# Otherwise /stats/ is redirected to /stats; but it is another path, an unknown one.
# 이 설정이 없으면 /stats/ 요청이 /stats로 리다이렉트됩니다. 하지만 /stats/는 다른 경로이고, 모르는 경로입니다.
app.router.redirect_slashes = False

# How many messages may wait for one receiver before it is cut off.
# 받는 사람 하나를 위해 기다릴 수 있는 메시지의 수입니다. 넘으면 그 연결을 끊습니다.
WAITING_LIMIT = 256


class Connection:
    """One person's connection, with a queue of what is still to be sent. 한 사람의 연결과, 보낼 메시지의 대기열입니다."""

    def __init__(self, socket: WebSocket) -> None:
        self.socket = socket
        self.waiting: asyncio.Queue[dict[str, Any]] = asyncio.Queue(WAITING_LIMIT)
        self.writer = asyncio.create_task(self.write())

    def tell(self, message: dict[str, Any]) -> None:
        """Never waits, so that no receiver can hold up whoever calls this. 기다리지 않으므로 아무도 붙잡히지 않습니다."""
        try:
            self.waiting.put_nowait(message)
        except asyncio.QueueFull:
            self.writer.cancel()

    async def write(self) -> None:
        """The only place that waits for this receiver. 이 수신자를 기다리는 곳은 여기뿐입니다."""
        while True:
            message = await self.waiting.get()
            await self.socket.send_json(message)


# Everyone who is connected, by name.
# 접속한 모든 사람을 이름으로 찾습니다.
online: dict[str, Connection] = {}


@app.websocket("/ws")
async def enter(socket: WebSocket, name: str = "") -> None:
    await socket.accept()
    # No await between looking for the name and taking it: nobody else can come in between.
    # 이름을 확인하고 차지할 때까지 await가 없으므로, 그 사이에 아무도 끼어들지 못합니다.
    if not name:
        return await socket.close(4000, "a name is needed")
    if name in online:
        return await socket.close(4009, "this name is in use")

    me = online[name] = Connection(socket)
    tell_others(name, {"type": "joined", "name": name})
    reader = asyncio.create_task(read(name, me))
    try:
        # Until the client has gone, or nothing can be sent to it any more.
        # 클라이언트가 떠나거나, 더는 보낼 수 없게 될 때까지 기다립니다.
        await asyncio.wait({reader, me.writer}, return_when=asyncio.FIRST_COMPLETED)
    finally:
        # Runs exactly once, however the connection ends. The name is free before others hear that it is.
        # 연결이 어떻게 끝나든 꼭 한 번 실행됩니다. 이름을 먼저 비우고, 그다음에 알립니다.
        reader.cancel()
        me.writer.cancel()
        del online[name]
        tell_others(name, {"type": "left", "name": name})


async def read(name: str, me: Connection) -> None:
    while (message := await me.socket.receive())["type"] == "websocket.receive":
        handle(name, me, parse(message.get("text") or ""))


def handle(name: str, me: Connection, message: dict[str, Any]) -> None:
    match message:
        case {"type": "who"}:
            # Python compares texts by code point. 파이썬은 문자열을 코드 포인트로 비교합니다.
            me.tell({"type": "who", "names": sorted(online)})
        case {"type": "send", "to": str(to), "text": str(text)}:
            if to in online:
                online[to].tell({"type": "message", "from": name, "text": text})
            else:
                me.tell({"type": "error", "reason": "unknown-recipient"})
        case {"type": "broadcast", "text": str(text)}:
            for receiver in online.values():
                receiver.tell({"type": "message", "from": name, "text": text})
        case _:
            me.tell({"type": "error", "reason": "bad-message"})


def tell_others(name: str, message: dict[str, Any]) -> None:
    for other, connection in online.items():
        if other != name:
            connection.tell(message)


def parse(text: str) -> dict[str, Any]:
    """The object in a message, or an empty one. 메시지에 담긴 객체입니다. 없으면 빈 객체입니다."""
    # A text that is deep enough makes the parser give up with RecursionError.
    # 아주 깊게 겹친 텍스트를 만나면 파서는 RecursionError를 내며 포기합니다.
    try:
        message = json.loads(text)
    except (ValueError, RecursionError):
        return {}
    return message if isinstance(message, dict) else {}


@app.get("/stats")
async def stats() -> dict[str, int]:
    return {"connections": len(online)}


if __name__ == "__main__":
    uvicorn.run(app, host="127.0.0.1", port=int(os.environ.get("PORT", "8080")), ws_max_size=1024 * 1024)
