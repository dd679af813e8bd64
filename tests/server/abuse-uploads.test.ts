import { once } from 'node:events';
import { setTimeout as delay } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { Classroom } from './classroom.ts';
import { json, rawConnection } from './http.ts';
import type { Visitor } from './workshop.ts';

const mebibyte = 1024 * 1024;
const size = 100 * mebibyte;
const piece = Buffer.alloc(mebibyte, 'a');

interface Route {
  readonly method: string;
  readonly path: string;
}

/** Every route that takes a body, as the companion's own OpenAPI document lists them. */
async function routesWithBody(visitor: Visitor): Promise<Route[]> {
  const { paths } = json(await visitor.ask('api/openapi.json')) as {
    paths: Record<string, Record<string, { requestBody?: object }>>;
  };
  return Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods)
      .filter(([, { requestBody }]) => requestBody !== undefined)
      .map(([method]) => ({
        method: method.toUpperCase(),
        path: path.replace('{slug}', 'echo').replaceAll(/\{\w+\}/g, '1'),
      })),
  );
}

/** Sends 100 MB of JSON without an end, whatever is answered meanwhile, until the other side has had enough; the status. */
async function upload(
  url: string,
  { method, path }: Route,
  cookie: string,
  announced: boolean,
): Promise<number> {
  const socket = await rawConnection(url);
  let answer = '';
  socket.setEncoding('latin1').on('data', (text: string) => (answer += text));
  socket.on('error', () => undefined);
  const closed = once(socket, 'close').catch(() => undefined);
  const length = announced ? `Content-Length: ${size}` : 'Transfer-Encoding: chunked';
  socket.write(
    `${method} ${path} HTTP/1.1\r\nHost: ${new URL(url).host}\r\nCookie: ${cookie}\r\n` +
      `Content-Type: application/json\r\n${length}\r\n\r\n`,
  );
  for (let sent = 0; sent < size && !socket.destroyed; sent += piece.length) {
    if (!announced) socket.write(`${piece.length.toString(16)}\r\n`);
    const drained = socket.write(piece);
    if (!announced) socket.write('\r\n');
    if (!drained) await Promise.race([once(socket, 'drain'), closed, delay(20_000)]).catch(() => undefined);
  }
  socket.end();
  await Promise.race([closed, delay(20_000)]);
  socket.destroy();
  return Number(/^HTTP\/1\.1 (\d{3})/.exec(answer)?.[1] ?? 0);
}

test('a member who uploads 100 MB to every route is told that it is too much, and the others notice nothing', async () => {
  const room = await Classroom.open();
  const mallory = await room.join('Mallory');
  const routes = await routesWithBody(mallory);
  expect(routes.length).toBeGreaterThan(15);
  const answers: [Route, boolean, number][] = [];
  const abuse = async (): Promise<void> => {
    for (const announced of [true, false])
      for (const route of routes)
        answers.push([route, announced, await upload(room.url, route, mallory.cookie, announced)]);
  };
  await Promise.all([abuse(), room.expectOthersToWork()]);
  // What is another role's is refused before anything of it is read.
  const unexpected = answers.filter(([, , status]) => status !== 413 && status !== 403);
  expect(unexpected).toEqual([]);
  expect(answers.filter(([, , status]) => status === 413).length).toBeGreaterThan(10);
}, 400_000);
