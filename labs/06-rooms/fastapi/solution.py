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


class Person:
    """A connection, the rooms that it is in, and what is still to be sent. 연결과, 들어가 있는 방과, 보낼 메시지입니다."""

    def __init__(self, name: str, socket: WebSocket) -> None:
        self.name = name
        self.socket = socket
        self.rooms: set[str] = set()
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
            await self.socket.send_json(await self.waiting.get())


people: dict[str, Person] = {}
# Membership is kept both ways; join() and leave() alone change it.
# 소속은 양쪽에서 기억합니다. 바꾸는 곳은 join()과 leave()뿐입니다.
rooms: dict[str, set[Person]] = {}


@app.websocket("/ws")
async def enter(socket: WebSocket, name: str = "") -> None:
    await socket.accept()
    # No await between looking for the name and taking it: nobody else can come in between.
    # 이름을 확인하고 차지할 때까지 await가 없으므로, 그 사이에 아무도 끼어들지 못합니다.
    if not name:
        return await socket.close(4000, "a name is needed")
    if name in people:
        return await socket.close(4009, "this name is in use")

    me = people[name] = Person(name, socket)
    reader = asyncio.create_task(read(me))
    try:
        # Until the client has gone, or nothing can be sent to it any more.
        # 클라이언트가 떠나거나, 더는 보낼 수 없게 될 때까지 기다립니다.
        await asyncio.wait({reader, me.writer}, return_when=asyncio.FIRST_COMPLETED)
    finally:
        reader.cancel()
        me.writer.cancel()
        # Leaving is one function, so that a lost connection leaves exactly what a polite one does.
        # 나가는 일은 함수 하나가 합니다. 그래서 끊긴 연결도 예의 바른 연결과 똑같이 나갑니다.
        for room in list(me.rooms):
            leave(me, room)
        del people[name]


async def read(me: Person) -> None:
    while (message := await me.socket.receive())["type"] == "websocket.receive":
        handle(me, parse(message.get("text") or ""))


def handle(me: Person, message: dict[str, Any]) -> None:
    match message:
        case {"type": "join", "room": str(room)}:
            me.tell({"type": "joined", "room": room, "members": join(me, room)})
        case {"type": "leave", "room": str(room)}:
            leave(me, room)
            me.tell({"type": "left", "room": room})
        case {"type": "say", "room": str(room), "text": str(text)}:
            say(me, room, text)
        case _:
            me.tell({"type": "error", "reason": "bad-message"})


def join(me: Person, room: str) -> list[str]:
    """Returns who is in the room then; Python sorts by code point. 그때 방에 있는 사람들을 코드 포인트 순서로 돌려줍니다."""
    members = rooms.setdefault(room, set())
    members.add(me)
    me.rooms.add(room)
    return sorted(member.name for member in members)


def leave(me: Person, room: str) -> None:
    """The last to leave takes the room with them. 마지막으로 나가는 사람이 방을 없앱니다."""
    me.rooms.discard(room)
    members = rooms.get(room, set())
    members.discard(me)
    if not members:
        rooms.pop(room, None)


def say(me: Person, room: str, text: str) -> None:
    if room not in me.rooms:
        return me.tell({"type": "error", "reason": "not-in-room"})
    for member in rooms[room]:
        if member is not me:
            member.tell({"type": "message", "room": room, "from": me.name, "text": text})


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
async def stats() -> dict[str, dict[str, int]]:
    return {"rooms": {room: len(members) for room, members in rooms.items()}}


if __name__ == "__main__":
    uvicorn.run(app, host="127.0.0.1", port=int(os.environ.get("PORT", "8080")), ws_max_size=1024 * 1024)
