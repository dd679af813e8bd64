from fastapi import FastAPI, Request
from fastapi.responses import Response, StreamingResponse

app = FastAPI()

# A job in three steps, watched until it is done.
steps = ["fetched", "converted", "stored"]


@app.get("/jobs/1/events")
async def events(request: Request):
    seen = int(request.headers.get("last-event-id", "0"))
    # All was read. Anything but 204 would bring the client back for ever.
    if seen >= len(steps):
        return Response(status_code=204)
    blocks = [
        f"id: {number}\ndata: {step}\n\n"
        for number, step in enumerate(steps, 1)
        if number > seen
    ]
    return StreamingResponse(
        iter(blocks),
        media_type="text/event-stream",
        headers={"Cache-Control": "no-cache"},
    )
