"""A client with the library autobahn: prints what it was greeted with, the subprotocol, and the code of the close."""

import asyncio
import sys

from autobahn.asyncio.websocket import WebSocketClientFactory, WebSocketClientProtocol


class Client(WebSocketClientProtocol):
    def onConnect(self, response):
        self.subprotocol = response.protocol

    def onMessage(self, payload, isBinary):
        self.greeting = payload.decode()
        self.sendClose(4001, "bye")

    def onClose(self, wasClean, code, reason):
        print(self.greeting, self.subprotocol, code)
        self.factory.over.set_result(None)


async def main(url):
    loop = asyncio.get_running_loop()
    factory = WebSocketClientFactory(url, protocols=["x", "chat.v1"])
    factory.protocol = Client
    factory.over = loop.create_future()
    await loop.create_connection(factory, factory.host, factory.port)
    await asyncio.wait_for(factory.over, 20)


asyncio.run(main(sys.argv[1]))
