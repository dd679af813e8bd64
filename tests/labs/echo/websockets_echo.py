"""The echo lab with Debian's python3-websockets: one of the servers that are graded as they are."""

import asyncio
import json
import os
from http import HTTPStatus

import websockets

clients = set()


async def answer(path, headers):
    """Plain HTTP; None goes on with the handshake."""
    path = path.split("?", 1)[0]
    if path == "/stats" and "Upgrade" not in headers:
        body = json.dumps({"connections": len(clients)}).encode()
        return HTTPStatus.OK, [("Content-Type", "application/json")], body
    return None if path == "/ws" else (HTTPStatus.NOT_FOUND, [], b"")


async def echo(socket, *_):
    clients.add(socket)
    try:
        async for message in socket:
            await socket.send(message)
    finally:
        clients.discard(socket)


async def main():
    port = int(os.environ.get("PORT", "8080"))
    async with websockets.serve(echo, "127.0.0.1", port, process_request=answer, max_size=2**20):
        await asyncio.Future()


asyncio.run(main())
