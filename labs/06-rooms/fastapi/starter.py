import json
import os
from typing import Any

import uvicorn
from fastapi import FastAPI, WebSocket, WebSocketDisconnect

app = FastAPI()
app.router.redirect_slashes = False

people: dict[str, WebSocket] = {}
# Who is in a room, by name; and everyone's connection, by name.
# 방마다 누가 있는지, 그리고 모두의 연결을 이름으로 찾습니다.
rooms: dict[str, set[str]] = {}


@app.websocket("/ws")
async def enter(socket: WebSocket, name: str = "") -> None:
    await socket.accept()
    if not name:
        return await socket.close(4000, "a name is needed")
    if name in people:
        return await socket.close(4009, "this name is in use")
    people[name] = socket
    try:
        while True:
            await handle(name, socket, parse(await socket.receive_text()))
    except WebSocketDisconnect:
        pass
    finally:
        del people[name]
        # TODO 3: who is gone is in no room any more.
        #         사라진 사람은 어느 방에도 없어야 합니다.


async def handle(name: str, socket: WebSocket, message: dict[str, Any]) -> None:
    match message:
        case {"type": "join", "room": str(room)}:
            rooms.setdefault(room, set()).add(name)
            await socket.send_json({"type": "joined", "room": room, "members": sorted(rooms[room])})
        case {"type": "leave", "room": str(room)}:
            # TODO 1: an empty room is gone.
            #         빈 방은 사라집니다.
            rooms.get(room, set()).discard(name)
            await socket.send_json({"type": "left", "room": room})
        # TODO 2: say, to every other member. While you await one of them, who waits with you?
        #         say를 방의 다른 모두에게 전합니다. 그중 하나를 await하는 동안 누가 함께 기다리게 될까요?
        case _:
            await socket.send_json({"type": "error", "reason": "bad-message"})


def parse(text: str) -> dict[str, Any]:
    """The object in a message, or an empty one. 메시지에 담긴 객체입니다. 없으면 빈 객체입니다."""
    try:
        message = json.loads(text)
    except ValueError:
        return {}
    return message if isinstance(message, dict) else {}


@app.get("/stats")
async def stats() -> dict[str, dict[str, int]]:
    return {"rooms": {room: len(members) for room, members in rooms.items()}}


if __name__ == "__main__":
    uvicorn.run(app, host="127.0.0.1", port=int(os.environ.get("PORT", "8080")))
