import asyncio
from datetime import datetime, timezone

from fastapi import FastAPI

app = FastAPI()
updates: list[str] = []
changed = asyncio.Condition()


@app.on_event("startup")
async def start():
    app.state.producer = asyncio.create_task(produce())


async def produce():
    while True:
        await asyncio.sleep(1)
        async with changed:
            updates.append(datetime.now(timezone.utc).isoformat())
            changed.notify_all()


# The answer waits until there is something to say.
@app.get("/updates")
async def long_poll(since: int = 0):
    async with changed:
        await changed.wait_for(lambda: len(updates) > since)
    return {"next": len(updates), "updates": updates[since:]}
