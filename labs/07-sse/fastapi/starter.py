import asyncio
import os
from collections.abc import AsyncIterator

import uvicorn
from fastapi import FastAPI, Request
from fastapi.responses import JSONResponse, Response, StreamingResponse

RETRY_MS = int(os.environ.get("RETRY_MS", "2000"))
HISTORY = int(os.environ.get("HISTORY", "100"))
KEEPALIVE_S = float(os.environ.get("KEEPALIVE_MS", "15000")) / 1000

app = FastAPI()
# Otherwise /stats/ is redirected to /stats; but it is another path, an unknown one.
# 이 설정이 없으면 /stats/ 요청이 /stats로 리다이렉트됩니다. 하지만 /stats/는 다른 경로이고, 모르는 경로입니다.
app.router.redirect_slashes = False
subscribers: set[asyncio.Queue[str]] = set()
last_id = 0


@app.get("/events")
async def events(request: Request) -> StreamingResponse:
    # TODO 1: this is the answer of an event stream, but for two headers. Which?
    #         이벤트 스트림의 응답이지만 헤더 두 개가 빠졌습니다. 무엇일까요?
    return StreamingResponse(blocks(request.headers.get("last-event-id", "")))


async def blocks(last_event_id: str) -> AsyncIterator[str]:
    queue: asyncio.Queue[str] = asyncio.Queue()
    # TODO 6: first send what the client missed since this id. What if nothing was given?
    #         이 id 뒤로 놓친 것을 먼저 보냅니다. 값이 없으면 어떻게 해야 할까요?
    print("last event", last_event_id)
    subscribers.add(queue)
    # TODO 2: tell the client how long to wait before it comes back: `retry`.
    #         다시 연결하기까지 얼마나 기다릴지 `retry`로 알려 줍니다.
    # TODO 5: clean up when the stream ends, however it ends.
    #         스트림이 어떻게 끝나든 뒷정리를 합니다.
    while True:
        # TODO 7: nothing may come for a long time. Send a comment line then.
        #         오랫동안 아무것도 오지 않을 수 있습니다. 그럴 때는 주석 줄을 보냅니다.
        yield await queue.get()


@app.post("/publish")
async def publish(request: Request) -> Response:
    global last_id
    # TODO 3: the body may be no JSON, `data` no string, `event` no string or one with a line break: 400.
    #         본문이 JSON이 아니거나, `data`가 문자열이 아니거나, `event`가 줄바꿈 없는 문자열이 아니면 400입니다.
    publication = await request.json()
    last_id += 1
    # TODO 4: the name where there is one, and one `data:` line for each line of data.
    #         이름이 있으면 이름을 쓰고, data의 줄마다 `data:` 줄을 하나씩 씁니다.
    for queue in subscribers:
        queue.put_nowait(f"id: {last_id}\ndata: {publication['data']}\n\n")
    return JSONResponse({"id": last_id}, status_code=202)


@app.get("/stats")
async def stats() -> dict[str, int]:
    return {"subscribers": len(subscribers)}


if __name__ == "__main__":
    uvicorn.run(app, host="127.0.0.1", port=int(os.environ.get("PORT", "8080")))
