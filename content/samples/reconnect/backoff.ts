const url = process.env.SERVER_URL ?? 'ws://127.0.0.1:8080/ws';
const show = (text: unknown): boolean =>
  process.stdout.write(`${String(text)}\n`);

// #region part
let failures = 0;

function connect(): void {
  const socket = new WebSocket(url);

  socket.onmessage = ({ data }) => {
    failures = 0;
    show(data);
  };

  socket.onclose = () => {
    failures += 1;
    setTimeout(connect, delay(failures));
  };
}

function delay(attempt: number): number {
  const bound = Math.min(30_000, 1000 * 2 ** (attempt - 1));
  return bound / 2 + (Math.random() * bound) / 2;
}

connect();
// #endregion

export {};
