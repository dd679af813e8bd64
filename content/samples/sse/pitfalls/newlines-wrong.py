from fastapi import FastAPI, Request
from fastapi.responses import StreamingResponse

app = FastAPI()


# #region part
def block(data: str) -> str:
    return f"data: {data}\n\n"
# #endregion


@app.post("/events")
async def events(request: Request):
    data = (await request.body()).decode()
    return StreamingResponse(iter([block(data)]), media_type="text/event-stream")
