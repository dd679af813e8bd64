import os

import uvicorn
from fastapi import FastAPI, WebSocket, WebSocketDisconnect

app = FastAPI()


@app.websocket("/ws")
async def echo(socket: WebSocket) -> None:
    await socket.accept()
    try:
        while True:
            text = await socket.receive_text()
            # TODO 1: send the text back.
            #         받은 텍스트를 돌려보냅니다.
            # TODO 2: receive_text() knows text alone. What receives both kinds?
            #         receive_text()는 텍스트만 받습니다. 두 종류를 모두 받으려면 무엇을 써야 할까요?
            print("received", text)
    except WebSocketDisconnect:
        pass


# TODO 3: answer GET /stats with {"connections": n}.
#         GET /stats에 {"connections": n}으로 응답합니다.
# TODO 4: /stats/ is an unknown path, a 404. What does FastAPI answer there instead?
#         /stats/는 모르는 경로이므로 404여야 합니다. 그런데 FastAPI는 무엇이라고 응답할까요?


if __name__ == "__main__":
    uvicorn.run(app, host="127.0.0.1", port=int(os.environ.get("PORT", "8080")))
