import asyncio

from fastapi import FastAPI, WebSocket

app = FastAPI()
tickets = {"t1": "alice"}


async def seen(user: str | None) -> None:
    """Writes down that the user was here, in a database that takes its time."""
    await asyncio.sleep(0.1)


# #region part
@app.websocket("/ws")
async def connection(websocket: WebSocket, ticket: str = ""):
    user = tickets.pop(ticket, None)
    await seen(user)
    if user is None:
        return await websocket.close()
    await websocket.accept()
    await websocket.send_text(user)
# #endregion
