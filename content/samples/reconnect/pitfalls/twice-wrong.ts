const url = process.env.SERVER_URL ?? 'ws://127.0.0.1:8080/ws';

// #region part
function connect(): void {
  const socket = new WebSocket(url);
  socket.onerror = () => setTimeout(connect, 100);
  socket.onclose = () => setTimeout(connect, 100);
}
// #endregion

connect();

export {};
