import asyncio
import json
import os
import secrets
import time
from contextlib import asynccontextmanager
from dataclasses import dataclass

import uvicorn
from fastapi import FastAPI, Header, HTTPException, Response, WebSocket


@dataclass(frozen=True)
class Ticket:
    user: str
    expires_at: float


lifetime_ms = int(os.environ.get("TICKET_TTL_MS", "30000"))
users: dict[str, str] = json.loads(os.environ.get("USERS", "{}"))
allowed_origins = {origin for origin in os.environ.get("ALLOWED_ORIGINS", "").split(",") if origin}
tickets: dict[str, Ticket] = {}


async def sweep() -> None:
    """Forgets the tickets that nobody came for. 아무도 쓰지 않은 티켓을 잊습니다."""
    while True:
        await asyncio.sleep(lifetime_ms / 1000)
        now = time.monotonic()
        for ticket in [id for id, ticket in tickets.items() if ticket.expires_at <= now]:
            del tickets[ticket]


@asynccontextmanager
async def lifespan(_: FastAPI):
    task = asyncio.create_task(sweep())
    yield
    task.cancel()


app = FastAPI(lifespan=lifespan)
# Otherwise /stats/ is redirected to /stats; but it is another path, an unknown one.
# 이 설정이 없으면 /stats/ 요청이 /stats로 리다이렉트됩니다. 하지만 /stats/는 다른 경로이고, 모르는 경로입니다.
app.router.redirect_slashes = False


@app.post("/tickets", status_code=201)
async def issue(response: Response, authorization: str = Header("")) -> dict[str, object]:
    """Trades the bearer token, which lasts, for a ticket, which does not. 오래가는 토큰을 금방 사라지는 티켓으로 바꿔 줍니다."""
    scheme, _, token = authorization.partition(" ")
    user = users.get(token) if scheme.lower() == "bearer" else None
    if user is None:
        raise HTTPException(401, headers={"WWW-Authenticate": "Bearer"})
    # `random` can be computed ahead from its outputs; `secrets` cannot.
    # `random`은 나온 값에서 다음 값을 계산할 수 있지만 `secrets`는 그럴 수 없습니다.
    ticket = secrets.token_urlsafe(32)
    tickets[ticket] = Ticket(user, time.monotonic() + lifetime_ms / 1000)
    response.headers["Cache-Control"] = "no-store"
    return {"ticket": ticket, "expiresInMs": lifetime_ms}


def redeem(id: str) -> str | None:
    """Whose ticket it was. Found and deleted in one go: no `await` in between. 찾자마자 지웁니다. 사이에 `await`가 없습니다."""
    ticket = tickets.pop(id, None)
    return ticket.user if ticket and time.monotonic() < ticket.expires_at else None


def is_allowed(origin: str | None) -> bool:
    return origin is None or not allowed_origins or origin in allowed_origins


@app.websocket("/ws")
async def admit(socket: WebSocket, ticket: str = "") -> None:
    # The origin first, so that a foreign page cannot use up the ticket. A close before accept() is a 403.
    # 다른 사이트의 페이지가 티켓을 써 버리지 못하도록 Origin부터 봅니다. accept() 전에 닫으면 403이 됩니다.
    if not is_allowed(socket.headers.get("origin")) or (user := redeem(ticket)) is None:
        await socket.close()
        return
    await socket.accept()
    await socket.send_json({"type": "welcome", "user": user})
    while (message := await socket.receive())["type"] == "websocket.receive":
        if message.get("text") is not None:
            await socket.send_text(message["text"])
        else:
            await socket.send_bytes(message["bytes"])


@app.get("/stats")
async def stats() -> dict[str, int]:
    return {"tickets": len(tickets)}


if __name__ == "__main__":
    uvicorn.run(app, host="127.0.0.1", port=int(os.environ.get("PORT", "8080")))
