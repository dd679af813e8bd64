// An EventTarget hands events out; the history is a ring; a timeout that is set anew after every write.
import http from 'node:http';

class Published extends Event {
  readonly id: number;
  readonly text: string;

  constructor(id: number, text: string) {
    super('published');
    this.id = id;
    this.text = text;
  }
}

const setting = (name: string, usual: number): number => Number(process.env[name] ?? usual);
const ring = new Array<Published | undefined>(setting('HISTORY', 100));
const hub = new EventTarget();
let count = 0;
let open = 0;

const routes: Record<string, (request: http.IncomingMessage, response: http.ServerResponse) => void> = {
  '/stats': (_, response) => response.end(JSON.stringify({ subscribers: open })),

  '/events': (request, response) => {
    let timer: NodeJS.Timeout | undefined;
    const write = (text: string): void => {
      response.write(text);
      clearTimeout(timer);
      timer = setTimeout(() => write(':\n'), setting('KEEPALIVE_MS', 15_000));
    };
    const hear = (event: Event): void => {
      if (event instanceof Published) write(event.text);
    };

    response.writeHead(200, ['Cache-Control', 'no-cache', 'Content-Type', 'text/event-stream']);
    write(`retry:${setting('RETRY_MS', 2000)}\n`);
    const last = request.headersDistinct['last-event-id']?.[0];
    const missed = ring.filter(
      (event) => event !== undefined && last !== undefined && event.id > Number(last),
    );
    for (const event of missed.toSorted((one, other) => (one?.id ?? 0) - (other?.id ?? 0)))
      write(event?.text ?? '');
    hub.addEventListener('published', hear);
    open += 1;
    response.once('close', () => {
      hub.removeEventListener('published', hear);
      clearTimeout(timer);
      open -= 1;
    });
  },

  '/publish': (request, response) => {
    let body = '';
    request.setEncoding('utf8');
    request.on('data', (piece: string) => (body += piece));
    request.on('error', () => response.destroy());
    request.on('end', () => {
      const text = textOf(body);
      if (text === undefined) {
        response.statusCode = 400;
        response.end();
        return;
      }
      count += 1;
      const event = new Published(count, `id:${count}\n${text}\n`);
      ring[count % ring.length] = event;
      hub.dispatchEvent(event);
      response.statusCode = 202;
      response.end(JSON.stringify({ id: count }));
    });
  },
};

function textOf(body: string): string | undefined {
  try {
    const { event, data } = JSON.parse(body) as { event?: unknown; data?: unknown };
    if (typeof data !== 'string') return undefined;
    if (event !== undefined && (typeof event !== 'string' || event.match(/\r|\n/))) return undefined;
    const name = event === undefined ? '' : `event: ${event}\n`;
    return name + data.replace(/^/, 'data: ').replace(/\r\n|\r|\n/g, '\ndata: ') + '\n';
  } catch {
    return undefined;
  }
}

http
  .createServer((request, response) => {
    const route = routes[request.url?.split('?')[0] ?? ''];
    if (route) route(request, response);
    else response.writeHead(404, { 'content-length': 0 }).end();
  })
  .listen(setting('PORT', 8080), '127.0.0.1');
