import asyncio
import json
import math
import os
from collections import deque
from collections.abc import Awaitable, Callable
from typing import Any

import uvicorn
from fastapi import FastAPI, WebSocket

QUEUE_LIMIT = int(os.environ.get("QUEUE_LIMIT", "16"))

app = FastAPI()
app.router.redirect_slashes = False

Say = Callable[..., Awaitable[None]]


class Worker:
    """The jobs of one connection: one runs, the others wait. 연결 하나의 일들. 하나만 실행되고 나머지는 기다립니다."""

    def __init__(self, say: Say) -> None:
        self.say = say
        self.waiting: deque[tuple[str, float]] = deque()
        self.running: str | None = None
        self.task: asyncio.Task[None] | None = None

    def take(self, id: str, ms: float) -> bool:
        """False where too many wait already. 이미 너무 많이 기다리고 있으면 False입니다."""
        if self.running is None:
            self.start(id, ms)
        elif len(self.waiting) < QUEUE_LIMIT:
            self.waiting.append((id, ms))
        else:
            return False
        return True

    def cancel(self, id: str) -> None:
        self.waiting = deque(job for job in self.waiting if job[0] != id)
        if self.running == id:
            self.task.cancel()
            self.next()

    def stop(self) -> None:
        self.waiting.clear()
        if self.task is not None:
            self.task.cancel()

    def start(self, id: str, ms: float) -> None:
        # A task of its own: whoever receives does not wait for it.
        # 따로 도는 태스크입니다. 받는 쪽은 이 일을 기다리지 않습니다.
        self.running = id
        self.task = asyncio.create_task(self.work(id, ms))

    async def work(self, id: str, ms: float) -> None:
        await asyncio.sleep(ms / 1000)
        # What was cancelled never gets here; from here on it is too late to cancel.
        # 취소된 일은 여기까지 오지 못합니다. 여기부터는 취소하기에 늦었습니다.
        self.next()
        await self.say(type="done", id=id)

    def next(self) -> None:
        self.running = None
        if self.waiting:
            self.start(*self.waiting.popleft())


workers: set[Worker] = set()


@app.websocket("/ws")
async def pump(socket: WebSocket) -> None:
    await socket.accept()

    async def say(**message: str) -> None:
        await socket.send_text(json.dumps(message))

    worker = Worker(say)
    workers.add(worker)
    try:
        while (event := await socket.receive())["type"] == "websocket.receive":
            await receive(read(event), worker, say)
    finally:
        worker.stop()
        workers.discard(worker)


async def receive(message: dict[str, Any], worker: Worker, say: Say) -> None:
    match message:
        case {"type": "ping"}:
            await say(type="pong")
        case {"type": "cancel", "id": str(id)}:
            worker.cancel(id)
            await say(type="cancelled", id=id)
        # True is an int in Python, but no number in JSON. 파이썬에서 True는 int이지만 JSON에서는 숫자가 아닙니다.
        case {"type": "work", "id": str(id), "ms": int() | float() as ms} if not isinstance(ms, bool) and math.isfinite(ms):
            if not worker.take(id, ms):
                await say(type="busy", id=id)
        case _:
            await say(type="error", reason="bad-message")


def read(event: dict[str, Any]) -> dict[str, Any]:
    """The JSON object that came, or an empty one. 받은 JSON 객체. 객체가 아니면 빈 객체입니다."""
    try:
        value = json.loads(event.get("text") or event.get("bytes") or "")
    except ValueError:
        return {}
    return value if isinstance(value, dict) else {}


@app.get("/stats")
async def stats() -> dict[str, int]:
    return {"queued": sum(len(worker.waiting) for worker in workers)}


if __name__ == "__main__":
    uvicorn.run(app, host="127.0.0.1", port=int(os.environ.get("PORT", "8080")))
