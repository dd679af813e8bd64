import asyncio
import json
import os

import uvicorn
from fastapi import FastAPI, WebSocket, WebSocketDisconnect

app = FastAPI()
app.router.redirect_slashes = False


@app.websocket("/ws")
async def pump(socket: WebSocket) -> None:
    await socket.accept()
    try:
        while True:
            # TODO 1: not everything is JSON, and not all JSON has these fields: answer `bad-message`.
            #         모든 메시지가 JSON은 아니고, 모든 JSON에 이 필드가 있지도 않습니다. `bad-message`로 답합니다.
            message = json.loads(await socket.receive_text())
            # TODO 2: answer "ping" with "pong".
            #         "ping"에 "pong"으로 답합니다.
            # TODO 3: whoever waits here is deaf meanwhile. Let a task of its own do the jobs, one at a time.
            #         여기서 기다리면 그동안 귀가 먹습니다. 따로 도는 태스크가 한 번에 하나씩 일하게 합니다.
            # TODO 4: "cancel". TODO 5: at most QUEUE_LIMIT (16) jobs wait.
            #         "cancel". 기다릴 수 있는 일은 QUEUE_LIMIT(16)개까지입니다.
            await asyncio.sleep(message["ms"] / 1000)
            await socket.send_text(json.dumps({"type": "done", "id": message["id"]}))
    except WebSocketDisconnect:
        # TODO 6: what is queued goes with its connection.
        #         대기열에 있던 일은 연결과 함께 사라집니다.
        pass


# TODO 7: answer GET /stats with {"queued": n}.
#         GET /stats에 {"queued": n}으로 응답합니다.


if __name__ == "__main__":
    uvicorn.run(app, host="127.0.0.1", port=int(os.environ.get("PORT", "8080")))
