const url = process.env.SERVER_URL ?? 'ws://127.0.0.1:8080/ws';

// #region part
function connect(): void {
  const socket = new WebSocket(url);
  const wait = 500 + Math.random() * 500;
  socket.onclose = () => setTimeout(connect, wait);
}
// #endregion

connect();

export {};
