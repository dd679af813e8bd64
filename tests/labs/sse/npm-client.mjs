// Listens with the package `eventsource` and writes what it is told, one JSON line each: node npm-client.mjs <url>
import { setInterval } from 'node:timers';
import { EventSource } from 'eventsource';

const source = new EventSource(process.argv[2]);
const tell = (value) => process.stdout.write(`${JSON.stringify(value)}\n`);

for (const name of ['message', 'price']) {
  source.addEventListener(name, ({ type, data, lastEventId }) =>
    tell({ event: type, data, id: lastEventId }),
  );
}
source.addEventListener('open', () => tell('open'));
source.addEventListener('error', () => tell('error'));

// Its timer for the next attempt does not keep a process alive; somebody who waits for events does.
setInterval(() => undefined, 60_000);
