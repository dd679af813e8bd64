import asyncio

from fastapi import FastAPI
from fastapi.responses import StreamingResponse

app = FastAPI()


async def events():
    # The empty line ends the event.
    yield "data: hello\n\n"
    # When this function returns, the answer ends. So stay in it.
    await asyncio.Event().wait()


@app.get("/events")
async def stream():
    # These two headers make an event stream of a plain answer.
    return StreamingResponse(
        events(),
        media_type="text/event-stream",
        headers={"Cache-Control": "no-cache"},
    )
