"""A client with the library websockets: prints what it was greeted with, the subprotocol, and the code of the close."""

import asyncio
import sys

import websockets


async def main(url):
    async with websockets.connect(url, subprotocols=["x", "chat.v1"]) as client:
        greeting = await client.recv()
        await client.close(4001, "bye")
        print(greeting, client.subprotocol, client.close_code)


asyncio.run(main(sys.argv[1]))
