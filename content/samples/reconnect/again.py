import asyncio
import os

from websockets.client import connect
from websockets.exceptions import WebSocketException

url = os.environ.get("SERVER_URL", "ws://127.0.0.1:8080/ws")
show = print


# #region part
async def stay_connected() -> None:
    while True:
        try:
            async with connect(url) as socket:
                async for message in socket:
                    show(message)
        except (OSError, WebSocketException):
            pass  # Refused, or lost without a goodbye.
        await asyncio.sleep(1)


asyncio.run(stay_connected())
# #endregion
