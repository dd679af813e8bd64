const url = process.env.SERVER_URL ?? 'ws://127.0.0.1:8080/ws';
const show = (text: unknown): boolean =>
  process.stdout.write(`${String(text)}\n`);

// #region part
let failures = 0;
let last = 0;

function connect(): void {
  const socket = new WebSocket(`${url}?last=${last}`);

  socket.onmessage = ({ data }) => {
    const event = JSON.parse(data as string) as {
      id: number;
      text: string;
    };
    failures = 0;
    last = event.id;
    show(event.text);
  };

  socket.onclose = ({ code }) => {
    if (code === 1000 || code === 4001) return;
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
