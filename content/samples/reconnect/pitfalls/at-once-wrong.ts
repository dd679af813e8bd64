const url = process.env.SERVER_URL ?? 'ws://127.0.0.1:8080/ws';

// #region part
function connect(): void {
  const socket = new WebSocket(url);
  socket.onclose = () => connect();
}
// #endregion

connect();

export {};
