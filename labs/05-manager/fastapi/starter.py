import json
import os
from typing import Any

import uvicorn
from fastapi import FastAPI, WebSocket, WebSocketDisconnect

app = FastAPI()
app.router.redirect_slashes = False

# Everyone who is connected, by name. 접속한 모든 사람을 이름으로 찾습니다.
online: dict[str, WebSocket] = {}


@app.websocket("/ws")
async def enter(socket: WebSocket, name: str = "") -> None:
    await socket.accept()
    # TODO 1: close with 4000 where there is no name, and with 4009 where it is in use.
    #         이름이 없으면 4000으로, 이미 쓰고 있는 이름이면 4009로 닫습니다.
    online[name] = socket
    # TODO 2: tell everyone else who joined, and below who left.
    #         누가 왔는지, 그리고 아래에서는 누가 갔는지 다른 모두에게 알립니다.
    try:
        while True:
            await handle(name, socket, parse(await socket.receive_text()))
    except WebSocketDisconnect:
        pass
    finally:
        online.pop(name, None)


async def handle(name: str, socket: WebSocket, message: dict[str, Any]) -> None:
    match message:
        case {"type": "who"}:
            await socket.send_json({"type": "who", "names": sorted(online)})
        case {"type": "send", "to": str(to), "text": str(text)}:
            # TODO 3: what if nobody has that name?
            #         그 이름을 쓰는 사람이 없으면 어떻게 해야 할까요?
            if to in online:
                await online[to].send_json({"type": "message", "from": name, "text": text})
        # TODO 4: broadcast. While you await one receiver, who waits with you?
        #         broadcast를 처리합니다. 받는 사람 하나를 await하는 동안 누가 함께 기다리게 될까요?
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
async def stats() -> dict[str, int]:
    return {"connections": len(online)}


if __name__ == "__main__":
    uvicorn.run(app, host="127.0.0.1", port=int(os.environ.get("PORT", "8080")))
