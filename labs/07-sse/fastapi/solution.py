import asyncio
import json
import os
import re
from collections import deque
from collections.abc import AsyncIterator
from dataclasses import dataclass

import uvicorn
from fastapi import FastAPI, Request
from fastapi.responses import JSONResponse, Response, StreamingResponse

RETRY_MS = int(os.environ.get("RETRY_MS", "2000"))
HISTORY = int(os.environ.get("HISTORY", "100"))
KEEPALIVE_S = float(os.environ.get("KEEPALIVE_MS", "15000")) / 1000


@dataclass(frozen=True)
class Numbered:
    """An event that has its number, written as it goes over the wire. 번호가 매겨져 전송할 형식으로 적힌 이벤트입니다."""

    id: int
    block: str


app = FastAPI()
# Otherwise /stats/ is redirected to /stats; but it is another path, an unknown one.
# 이 설정이 없으면 /stats/ 요청이 /stats로 리다이렉트됩니다. 하지만 /stats/는 다른 경로이고, 모르는 경로입니다.
app.router.redirect_slashes = False
subscribers: set[asyncio.Queue[str]] = set()
# A deque with a length forgets the oldest by itself.
# 길이를 정한 deque는 가장 오래된 것을 스스로 잊습니다.
history: deque[Numbered] = deque(maxlen=HISTORY)
last_id = 0


@app.get("/events")
async def events(request: Request) -> StreamingResponse:
    stream = blocks(request.headers.get("last-event-id", ""))
    return StreamingResponse(stream, media_type="text/event-stream", headers={"cache-control": "no-cache"})


async def blocks(last_event_id: str) -> AsyncIterator[str]:
    """The body of one stream, block by block. 스트림 하나의 본문입니다."""
    queue: asyncio.Queue[str] = asyncio.Queue()
    # Replay and registration happen without an `await` or `yield` in between: neither a gap nor a double.
    # 재전송과 등록 사이에 `await`도 `yield`도 없으므로 빠지는 것도 겹치는 것도 없습니다.
    for event in missed_since(last_event_id):
        queue.put_nowait(event.block)
    subscribers.add(queue)
    try:
        yield f"retry: {RETRY_MS}\n\n"
        while True:
            try:
                yield await asyncio.wait_for(queue.get(), KEEPALIVE_S)
            except asyncio.TimeoutError:
                yield ": still here\n\n"
    finally:
        # Runs however the stream ends: Starlette cancels it when the client has gone.
        # 스트림이 어떻게 끝나든 실행됩니다. 클라이언트가 떠나면 Starlette이 이 코루틴을 취소합니다.
        subscribers.discard(queue)


def missed_since(last_event_id: str) -> list[Numbered]:
    """What is remembered and newer than the client's last event. 클라이언트의 마지막 이벤트보다 새로운 것들입니다."""
    if not re.fullmatch(r"[0-9]{1,15}", last_event_id):
        return []
    return [event for event in history if event.id > int(last_event_id)]


@app.post("/publish")
async def publish(request: Request) -> Response:
    global last_id
    publication = parse(await request.body())
    if publication is None:
        return Response(status_code=400)
    last_id += 1
    event = Numbered(last_id, block_of(last_id, *publication))
    history.append(event)
    for queue in subscribers:
        queue.put_nowait(event.block)
    return JSONResponse({"id": last_id}, status_code=202)


def parse(body: bytes) -> tuple[str | None, str] | None:
    """Name and data of a publication, or None where it is none. 올바른 발행 요청이 아니면 None입니다."""
    try:
        value = json.loads(body)
    except ValueError:
        return None
    if not isinstance(value, dict) or not isinstance(value.get("data"), str):
        return None
    name = value.get("event")
    # A line break in the name would let its author write lines of their own into everybody's stream.
    # 이름에 줄바꿈이 있으면 보낸 사람이 모두의 스트림에 마음대로 줄을 써넣게 됩니다.
    if "event" in value and (not isinstance(name, str) or re.search(r"[\r\n]", name)):
        return None
    return name, value["data"]


def block_of(number: int, name: str | None, data: str) -> str:
    # Not splitlines(): it knows more line breaks than an event stream does, and drops an empty last line.
    # splitlines()를 쓰지 않습니다. 이벤트 스트림에 없는 줄바꿈까지 나누고, 빈 마지막 줄은 버립니다.
    lines = [f"data: {line}" for line in re.split(r"\r\n|\n|\r", data)]
    fields = [f"id: {number}", *([] if name is None else [f"event: {name}"]), *lines]
    return "\n".join(fields) + "\n\n"


@app.get("/stats")
async def stats() -> dict[str, int]:
    return {"subscribers": len(subscribers)}


if __name__ == "__main__":
    uvicorn.run(app, host="127.0.0.1", port=int(os.environ.get("PORT", "8080")))
