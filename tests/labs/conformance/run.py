"""Runs the cases against a server, on the engine that the Autobahn testsuite itself runs on (Debian: python3-autobahn).

    /usr/bin/python3 run.py ws://127.0.0.1:8080/ws

Prints one JSON line a case: {"case": "1.1.1", "ok": true, "observed": "..."}.
"""

import asyncio
import json
import sys

from autobahn.asyncio.websocket import WebSocketClientFactory, WebSocketClientProtocol

from cases import ALL, CLOSE


class Client(WebSocketClientProtocol):
    """Sends what the case says, whether or not it is legal; Autobahn reads and judges what comes back."""

    def onOpen(self):
        self.events = []
        self.code = None
        self.factory.opened.set_result(self)

    def onMessage(self, payload, isBinary):
        self.events.append(("binary" if isBinary else "text", payload))

    def onPong(self, payload):
        self.events.append(("pong", payload))

    def onCloseFrame(self, code, reasonRaw):
        self.code = code if code is not None else 1005
        self.transport.close()

    def onClose(self, wasClean, code, reason):
        if not self.factory.over.done():
            self.factory.over.set_result(self.code if self.code is not None else f"{code} {reason}")


async def tried(url, frames, expected):
    loop = asyncio.get_running_loop()
    factory = WebSocketClientFactory(url)
    factory.protocol = Client
    factory.opened, factory.over = loop.create_future(), loop.create_future()
    factory.setProtocolOptions(failByDrop=False, maxMessagePayloadSize=0, autoPingInterval=0)
    await loop.create_connection(factory, factory.host, factory.port)
    client = await asyncio.wait_for(factory.opened, 20)
    closes = isinstance(expected, int) or any(opcode == CLOSE for opcode, _, _ in frames)
    last = [] if closes else [(CLOSE, (1000).to_bytes(2, "big"), {})]
    for opcode, payload, options in [*frames, *last]:
        send(client, opcode, payload, **options)
    closed = await asyncio.wait_for(factory.over, 20)
    return client.events, closed


def send(client, opcode, payload, fin=True, rsv=0, chop=None):
    client.sendFrame(opcode=opcode, payload=payload, fin=fin, rsv=rsv, chopsize=chop, sync=True)


def wanted(frames, expected):
    """The close code that has to come."""
    if isinstance(expected, int):
        return expected
    sent = [payload for opcode, payload, _ in frames if opcode == CLOSE]
    return 1000 if not sent else int.from_bytes(sent[0][:2], "big") if sent[0] else 1005


async def main(url):
    for number, frames, expected in ALL:
        try:
            events, closed = await tried(url, frames, expected)
            # Before a failure a server may have answered what was right, or not (the testsuite calls it non-strict).
            ok = closed == wanted(frames, expected) and (isinstance(expected, int) or events == expected)
            observed = f"{len(events)} events, close {closed}"
        except Exception as error:
            ok, observed = False, repr(error)
        print(json.dumps({"case": number, "ok": ok, "observed": observed}), flush=True)


asyncio.run(main(sys.argv[1]))
