from fastapi import Cookie, FastAPI, WebSocket

sessions = {"s3ss10n": ("alice", "1,240,000")}
app = FastAPI()


# #region part
@app.websocket("/ws")
async def connection(websocket: WebSocket, session: str = Cookie("")):
    # The cookie says whose browser it is. Only Origin says whose page.
    if websocket.headers.get("origin") not in (None, "https://app.example"):
        return await websocket.close()
    await websocket.accept()
    if session not in sessions:
        return await websocket.close(4401, "log in first")
    user, balance = sessions[session]
    await websocket.send_text(f"{user} has {balance}")
# #endregion
