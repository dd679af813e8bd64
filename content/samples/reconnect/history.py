from fastapi import FastAPI, WebSocket, WebSocketDisconnect

app = FastAPI()

# #region part
history: list[dict[str, int | str]] = []
clients: set[WebSocket] = set()


@app.websocket("/ws")
async def events(socket: WebSocket, last: int = 0) -> None:
    await socket.accept()
    # Whoever comes back says what it has seen. First what it missed, then whatever happens.
    for event in [event for event in history if event["id"] > last]:
        await socket.send_json(event)
    clients.add(socket)
    try:
        while True:
            await publish(await socket.receive_text())
    except WebSocketDisconnect:
        pass
    finally:
        clients.discard(socket)


async def publish(text: str) -> None:
    event = {"id": history[-1]["id"] + 1 if history else 1, "text": text}
    history.append(event)
    del history[:-100]
    for client in list(clients):
        await client.send_json(event)
# #endregion
