const url = process.env.SERVER_URL ?? 'ws://127.0.0.1:8080/ws';
// #region part
const socket = new WebSocket(url);
socket.send('hello');
// #endregion
socket.addEventListener('message', ({ data }) => {
  console.log('answer:', data);
  socket.close();
});

export {};
