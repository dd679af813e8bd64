import secrets
import time

from fastapi import FastAPI, Header, HTTPException, Response, WebSocket

ALLOWED = {"https://app.example", "http://localhost:5173"}
LIFETIME_MS = 30_000
users = {"alice-secret": "alice"}
tickets: dict[str, tuple[str, float]] = {}
app = FastAPI()


@app.post("/tickets", status_code=201)
async def issue(response: Response, authorization: str = Header("")):
    user = users.get(authorization.removeprefix("Bearer "))
    if user is None:
        raise HTTPException(401)
    ticket = secrets.token_urlsafe(32)
    tickets[ticket] = (user, time.monotonic() + LIFETIME_MS / 1000)
    response.headers["Cache-Control"] = "no-store"
    return {"ticket": ticket, "expiresInMs": LIFETIME_MS}


# Found and deleted without an await in between: of two, one gets in.
def redeem(ticket: str) -> str | None:
    user, expires_at = tickets.pop(ticket, (None, 0))
    return user if time.monotonic() < expires_at else None


@app.websocket("/ws")
async def connection(websocket: WebSocket, ticket: str = ""):
    # Before the ticket is touched: a foreign page cannot use it up.
    origin = websocket.headers.get("origin")
    if origin is not None and origin not in ALLOWED:
        return await websocket.close()

    user = redeem(ticket)
    if user is None:
        return await websocket.close()
    await websocket.accept()
    await websocket.send_text(f"welcome, {user}")
    while (await websocket.receive())["type"] != "websocket.disconnect":
        pass
