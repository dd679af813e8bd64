import asyncio
import re
from collections import deque

from fastapi import FastAPI, Request
from fastapi.responses import Response, StreamingResponse

app = FastAPI()
subscribers: set[asyncio.Queue[str]] = set()
history: deque[tuple[int, str]] = deque(maxlen=100)
last_id = 0


# One `data:` line for each line. A raw line break would end the field.
def block_of(number: int, data: str) -> str:
    lines = re.split(r"\r\n|\n|\r", data)
    return f"id: {number}\n" + "".join(f"data: {line}\n" for line in lines) + "\n"


async def events(seen: str):
    queue: asyncio.Queue[str] = asyncio.Queue()
    for number, block in history:
        if seen.isdecimal() and number > int(seen):
            queue.put_nowait(block)
    # No `await` since the replay: nothing was published in between.
    subscribers.add(queue)
    try:
        yield "retry: 2000\n\n"
        while True:
            try:
                yield await asyncio.wait_for(queue.get(), 15)
            except asyncio.TimeoutError:
                yield ":\n\n"
    finally:
        # Runs however the stream ends: a closed tab, a lost network.
        subscribers.discard(queue)


@app.get("/events")
async def stream(request: Request):
    return StreamingResponse(
        events(request.headers.get("last-event-id", "")),
        media_type="text/event-stream",
        headers={"Cache-Control": "no-cache"},
    )


@app.post("/publish", status_code=202)
async def publish(request: Request):
    global last_id
    data = (await request.body()).decode()
    last_id += 1
    history.append((last_id, block_of(last_id, data)))
    for queue in subscribers:
        queue.put_nowait(history[-1][1])
    return Response(status_code=202)
