import { createServer } from 'node:http';
import { text } from 'node:stream/consumers';

const server = createServer((request, response) => {
  void text(request).then((data) => {
    response.writeHead(200, { 'Content-Type': 'text/event-stream' });
    // #region part
    response.write(`data: ${data}\n\n`);
    // #endregion
    response.end();
  });
});

server.listen(Number(process.env.PORT ?? 8080), '127.0.0.1');
