const socket = new WebSocket(
  process.env.SERVER_URL ?? 'ws://127.0.0.1:8080/ws',
);

// Nothing can be sent before this.
socket.addEventListener('open', () => {
  socket.send('안녕, hello');
});

socket.addEventListener('message', ({ data }) => {
  console.log('answer:', data);
  socket.close();
});

socket.addEventListener('close', ({ code, wasClean }) => {
  console.log('closed:', code, wasClean ? 'clean' : 'not clean');
});
// #endregion

export {};
