import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';

/** Answers with what it got, and with everything that a proxy must get right or must not let through. */
const answers: Readonly<Record<string, (request: IncomingMessage, response: ServerResponse) => void>> = {
  '/headers': (request, response) =>
    response.end(JSON.stringify({ url: request.url, raw: request.rawHeaders })),
  '/echo': (request, response) => void request.pipe(response),
  '/early': (_request, response) => response.writeHead(413).end('too much'),
  '/claims': (_request, response) =>
    response
      .writeHead(200, {
        'set-cookie': ['wirebook-learner=stolen', 'wirebook-language=en'],
        'service-worker-allowed': '/',
        'clear-site-data': '"*"',
        'content-security-policy': 'script-src *',
        'x-frame-options': 'ALLOWALL',
        'strict-transport-security': 'max-age=31536000',
        'content-type': 'text/html',
        'x-own': 'kept',
      })
      .end('<script>alert(1)</script>'),
  '/redirect': (_request, response) => response.writeHead(303, { location: '/headers' }).end(),
  '/events': (_request, response) => {
    response.writeHead(200, { 'content-type': 'text/event-stream' });
    response.flushHeaders();
    setTimeout(() => response.write('data: one\n\n'), 100);
  },
  '/silent': () => undefined,
  '/cut': (request) => request.socket.destroy(),
  '/half': (request, response) => {
    response.writeHead(200, { 'content-length': '1000' });
    response.write('x'.repeat(500), () => request.socket.destroy());
  },
  '/big': (_request, response) => response.end(Buffer.alloc(8 * 1024 * 1024, 7)),
  '/exit': () => process.exit(3),
  '/throw': () => {
    throw new TypeError('thrown by the program');
  },
  '/print': (_request, response) => {
    process.stdout.write('안녕하세요 from the program\n');
    process.stderr.write('and its errors\n');
    response.end();
  },
};

createServer((request, response) => {
  const path = (request.url ?? '').replace(/\?.*/, '');
  const answer = answers[path];
  if (answer) answer(request, response);
  else response.writeHead(404).end();
}).listen(Number(process.env['PORT']), '127.0.0.1');
