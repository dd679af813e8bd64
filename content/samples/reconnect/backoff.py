import asyncio
import os
import random

from websockets.client import connect
from websockets.exceptions import WebSocketException

url = os.environ.get("SERVER_URL", "ws://127.0.0.1:8080/ws")
show = print


# #region part
async def stay_connected() -> None:
    failures = 0
    while True:
        try:
            async with connect(url) as socket:
                async for message in socket:
                    failures = 0
                    show(message)
        except (OSError, WebSocketException):
            pass  # Refused, or lost without a goodbye.
        failures += 1
        await asyncio.sleep(delay(failures))


def delay(attempt: int) -> float:
    bound = min(30, 2 ** (attempt - 1))
    return random.uniform(bound / 2, bound)


asyncio.run(stay_connected())
# #endregion
