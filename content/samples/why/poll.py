import asyncio
from datetime import datetime, timezone

from fastapi import FastAPI

app = FastAPI()
updates: list[str] = []


@app.on_event("startup")
async def start():
    app.state.producer = asyncio.create_task(produce())


async def produce():
    while True:
        await asyncio.sleep(1)
        updates.append(datetime.now(timezone.utc).isoformat())


# Ask as often as you like: all that is newer than `since`, mostly nothing.
@app.get("/updates")
async def poll(since: int = 0):
    return {"next": len(updates), "updates": updates[since:]}
