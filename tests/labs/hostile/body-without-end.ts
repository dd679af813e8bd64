// tries: to answer with a body for ever
// ends: -
import { createServer } from 'node:http';

createServer((_request, response) => {
  const part = Buffer.alloc(1 << 16, 0x20);
  const more = (): void => {
    while (!response.destroyed && response.write(part));
  };
  response.on('drain', more);
  more();
}).listen(Number(process.env.PORT));
