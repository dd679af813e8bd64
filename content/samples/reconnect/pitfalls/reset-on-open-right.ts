const url = process.env.SERVER_URL ?? 'ws://127.0.0.1:8080/ws';
let failures = 0;

// #region part
function connect(): void {
  const socket = new WebSocket(url);
  socket.onmessage = () => {
    failures = 0;
  };
  socket.onclose = () => {
    failures += 1;
    setTimeout(connect, 100 * 2 ** failures);
  };
}
// #endregion

connect();

export {};
