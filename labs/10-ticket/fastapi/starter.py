import json
import os

import uvicorn
from fastapi import FastAPI, Header, HTTPException, WebSocket

lifetime_ms = int(os.environ.get("TICKET_TTL_MS", "30000"))
users: dict[str, str] = json.loads(os.environ.get("USERS", "{}"))
allowed_origins = {origin for origin in os.environ.get("ALLOWED_ORIGINS", "").split(",") if origin}

app = FastAPI()
app.router.redirect_slashes = False


@app.post("/tickets", status_code=201)
async def issue(authorization: str = Header("")) -> dict[str, object]:
    # TODO 1: make a ticket that nobody can guess, remember whose it is, and answer with it and its lifetime.
    #         아무도 알아맞힐 수 없는 티켓을 만들고, 누구의 것인지 기억하고, 수명과 함께 응답합니다.
    # TODO 2: a token that is nobody's gets a 401.
    #         누구의 것도 아닌 토큰에는 401로 응답합니다.
    # TODO 3: no browser and no proxy may keep that answer.
    #         브라우저도 프록시도 그 응답을 저장하면 안 됩니다.
    raise HTTPException(501)


def redeem(id: str) -> str | None:
    # TODO 4: whose ticket is it? It opens one connection, however many come with it at the same moment.
    #         누구의 티켓인가요? 동시에 몇이 오더라도 연결 하나만 열 수 있습니다.
    # TODO 5: refuse it when its lifetime is over.
    #         수명이 지났으면 거절합니다.
    return None


@app.websocket("/ws")
async def admit(socket: WebSocket, ticket: str = "") -> None:
    # TODO 8: refuse origins that are not on the list, before the ticket is touched.
    #         목록에 없는 Origin은 티켓을 건드리기 전에 거절합니다.
    if (user := redeem(ticket)) is None:
        await socket.close()
        return
    await socket.accept()
    await socket.send_json({"type": "welcome", "user": user})
    while (message := await socket.receive())["type"] == "websocket.receive":
        if message.get("text") is not None:
            await socket.send_text(message["text"])
        else:
            await socket.send_bytes(message["bytes"])


# TODO 6: tell at GET /stats how many tickets there are.
#         GET /stats에서 남은 티켓 수를 알려 줍니다.
# TODO 7: sweep tickets that nobody came for, again and again.
#         아무도 쓰지 않은 티켓을 계속 치웁니다.


if __name__ == "__main__":
    uvicorn.run(app, host="127.0.0.1", port=int(os.environ.get("PORT", "8080")))
