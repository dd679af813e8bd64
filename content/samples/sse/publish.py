import asyncio
import re

from fastapi import FastAPI, Request
from fastapi.responses import Response, StreamingResponse

app = FastAPI()
subscribers: set[asyncio.Queue[str]] = set()


# One `data:` line for each line. A raw line break would end the field.
def block(data: str) -> str:
    lines = re.split(r"\r\n|\n|\r", data)
    return "".join(f"data: {line}\n" for line in lines) + "\n"


async def events():
    queue: asyncio.Queue[str] = asyncio.Queue()
    subscribers.add(queue)
    try:
        while True:
            yield await queue.get()
    finally:
        # Runs however the stream ends: a closed tab, a lost network.
        subscribers.discard(queue)


@app.get("/events")
async def stream():
    return StreamingResponse(
        events(),
        media_type="text/event-stream",
        headers={"Cache-Control": "no-cache"},
    )


@app.post("/publish", status_code=202)
async def publish(request: Request):
    data = (await request.body()).decode()
    for queue in subscribers:
        queue.put_nowait(block(data))
    return Response(status_code=202)
