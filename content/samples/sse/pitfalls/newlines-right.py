import re

from fastapi import FastAPI, Request
from fastapi.responses import StreamingResponse

app = FastAPI()


# #region part
def block(data: str) -> str:
    lines = re.split(r"\r\n|\n|\r", data)
    return "".join(f"data: {line}\n" for line in lines) + "\n"
# #endregion


@app.post("/events")
async def events(request: Request):
    data = (await request.body()).decode()
    return StreamingResponse(iter([block(data)]), media_type="text/event-stream")
