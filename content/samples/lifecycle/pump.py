import asyncio

from fastapi import FastAPI, WebSocket, WebSocketDisconnect

app = FastAPI()


@app.websocket("/ws")
async def connection(websocket: WebSocket):
    await websocket.accept()
    waiting: asyncio.Queue[dict] = asyncio.Queue()

    # The worker: one job at a time, in order.
    async def work():
        while True:
            job = await waiting.get()
            await asyncio.sleep(job["ms"] / 1000)
            await websocket.send_json({"type": "done", "id": job["id"]})

    worker = asyncio.create_task(work())
    try:
        # The receiver: never waits for work, so it is always ready.
        while True:
            message = await websocket.receive_json()
            if message["type"] == "ping":
                await websocket.send_json({"type": "pong"})
            elif message["type"] == "work":
                waiting.put_nowait(message)
            else:
                error = {"type": "error", "reason": "bad-message"}
                await websocket.send_json(error)
    except WebSocketDisconnect:
        pass
    finally:
        # Nobody is there to hear of what is still waiting.
        worker.cancel()
