const url = process.env.SERVER_URL ?? 'ws://127.0.0.1:8080/ws';
const show = (text: unknown): boolean =>
  process.stdout.write(`${String(text)}\n`);

// #region part
function connect(): void {
  const socket = new WebSocket(url);

  socket.onmessage = ({ data }) => show(data);

  // Comes once for every connection, and for every attempt that was refused.
  socket.onclose = () => setTimeout(connect, 1000);
}

connect();
// #endregion

export {};
