import asyncio

from fastapi import FastAPI, WebSocket, WebSocketDisconnect

app = FastAPI()
outboxes: dict[str, asyncio.Queue[dict]] = {}


# The only one who waits for this receiver is its own writer.
async def write(websocket: WebSocket, outbox: asyncio.Queue[dict]):
    while True:
        await websocket.send_json(await outbox.get())


def handle(name: str, message: dict):
    # "from" is what we know, never what the client says.
    said = {"type": "message", "from": name, "text": message.get("text")}
    error = {"type": "error", "reason": "unknown-recipient"}
    if message.get("type") == "broadcast":
        for outbox in outboxes.values():
            outbox.put_nowait(said)
    elif message.get("to") in outboxes:
        outboxes[message["to"]].put_nowait(said)
    else:
        outboxes[name].put_nowait(error)


@app.websocket("/ws")
async def connection(websocket: WebSocket, name: str = ""):
    await websocket.accept()
    if not name:
        return await websocket.close(4000, "a name is needed")
    if name in outboxes:
        return await websocket.close(4009, "in use")
    outbox = outboxes[name] = asyncio.Queue()
    writer = asyncio.create_task(write(websocket, outbox))
    try:
        while True:
            handle(name, await websocket.receive_json())
    except WebSocketDisconnect:
        pass
    finally:
        writer.cancel()
        del outboxes[name]
