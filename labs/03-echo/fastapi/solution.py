import os

import uvicorn
from fastapi import FastAPI, WebSocket

app = FastAPI()
# Otherwise /stats/ is redirected to /stats; but it is another path, an unknown one.
# 이 설정이 없으면 /stats/ 요청이 /stats로 리다이렉트됩니다. 하지만 /stats/는 다른 경로이고, 모르는 경로입니다.
app.router.redirect_slashes = False
connections: set[WebSocket] = set()


@app.websocket("/ws")
async def echo(socket: WebSocket) -> None:
    """Sends every message back as it came. 받은 메시지를 그대로 돌려보냅니다."""
    await socket.accept()
    connections.add(socket)
    try:
        # receive() tells text from binary: one of the two keys holds the message, and it may be empty.
        # receive()는 텍스트와 바이너리를 구별합니다. 둘 중 한 키에 메시지가 있고, 그 값은 비어 있을 수 있습니다.
        while (message := await socket.receive())["type"] == "websocket.receive":
            if message.get("text") is not None:
                await socket.send_text(message["text"])
            else:
                await socket.send_bytes(message["bytes"])
    finally:
        # Runs however the connection ends, also when a send fails because the client has gone.
        # 연결이 어떻게 끝나든 실행됩니다. 클라이언트가 사라져 전송에 실패했을 때도 마찬가지입니다.
        connections.discard(socket)


@app.get("/stats")
async def stats() -> dict[str, int]:
    return {"connections": len(connections)}


if __name__ == "__main__":
    # uvicorn accepts messages of up to 16 MiB unless it is told otherwise.
    # 따로 정하지 않으면 uvicorn은 16 MiB까지 메시지를 받습니다.
    port = int(os.environ.get("PORT", "8080"))
    uvicorn.run(app, host="127.0.0.1", port=port, ws_max_size=1024 * 1024)
