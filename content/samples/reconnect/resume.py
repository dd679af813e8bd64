import asyncio
import json
import os
import random

from websockets.client import connect
from websockets.exceptions import ConnectionClosed, WebSocketException

url = os.environ.get("SERVER_URL", "ws://127.0.0.1:8080/ws")
show = print


# #region part
async def stay_connected() -> None:
    failures = 0
    last = 0
    while True:
        code = None
        try:
            async with connect(f"{url}?last={last}") as socket:
                async for message in socket:
                    event = json.loads(message)
                    failures = 0
                    last = event["id"]
                    show(event["text"])
                code = socket.close_code
        except ConnectionClosed as closed:
            code = closed.code
        except (OSError, WebSocketException):
            pass  # Refused.
        if code in (1000, 4001):
            return
        failures += 1
        await asyncio.sleep(delay(failures))


def delay(attempt: int) -> float:
    bound = min(30, 2 ** (attempt - 1))
    return random.uniform(bound / 2, bound)


asyncio.run(stay_connected())
# #endregion
