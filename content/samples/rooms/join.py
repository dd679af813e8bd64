import asyncio
from dataclasses import dataclass, field

from fastapi import FastAPI, WebSocket

app = FastAPI()


@dataclass(eq=False)
class Person:
    name: str
    # What its own writer sends, as in the lesson before.
    outbox: asyncio.Queue[str] = field(default_factory=asyncio.Queue)
    rooms: set[str] = field(default_factory=set)


# Both ways: a room knows its members, a person knows their rooms.
rooms: dict[str, set[Person]] = {}


def join(person: Person, room: str):
    rooms.setdefault(room, set()).add(person)
    person.rooms.add(room)
    return [member.name for member in rooms[room]]


def leave(person: Person, room: str):
    person.rooms.discard(room)
    members = rooms.get(room, set())
    members.discard(person)
    if not members:
        rooms.pop(room, None)


def handle(person: Person, type: str, room: str, text: str):
    if type == "join":
        person.outbox.put_nowait(" ".join(join(person, room)))
    elif type == "leave":
        leave(person, room)


async def write(websocket: WebSocket, outbox: asyncio.Queue[str]):
    while True:
        await websocket.send_text(await outbox.get())


@app.websocket("/ws")
async def connection(websocket: WebSocket, name: str = "nobody"):
    await websocket.accept()
    person = Person(name)
    writer = asyncio.create_task(write(websocket, person.outbox))
    # "join tech": JSON is for the lab.
    try:
        async for message in websocket.iter_text():
            type, room, text = (message + "  ").split(" ", 2)
            handle(person, type, room, text.strip())
    finally:
        writer.cancel()
