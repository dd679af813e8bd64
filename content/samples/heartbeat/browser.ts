// In the page. Browsers answer pings, but never tell your code of them,
// and have no way to send one. So the page asks in a message of its own.
export function watched(
  url: string | URL,
  intervalMs = 20_000,
  timeoutMs = 5000,
): WebSocket {
  const socket = new WebSocket(url);
  let overdue: ReturnType<typeof setTimeout> | undefined;

  const heartbeat = setInterval(() => {
    if (socket.readyState !== WebSocket.OPEN) return;
    socket.send(JSON.stringify({ type: 'ping' }));
    // close() waits for an answer that a dead server never gives; the page
    // must not wait with it. 4000 to 4999 are codes of our own.
    overdue = setTimeout(() => {
      socket.close(4000, 'no pong');
      socket.dispatchEvent(new Event('lost'));
    }, timeoutMs);
  }, intervalMs);

  socket.addEventListener('message', ({ data }) => {
    if (data === '{"type":"pong"}') clearTimeout(overdue);
  });
  for (const end of ['lost', 'close']) {
    socket.addEventListener(end, () => {
      clearInterval(heartbeat);
      clearTimeout(overdue);
    });
  }
  return socket;
}
