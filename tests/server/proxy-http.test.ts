import { describe, expect, test } from 'vitest';
import { openCompanion, sharedCompanion } from './companion.ts';
import { ask, faultCode, json, rawConnection, rawExchange } from './http.ts';
import { once } from 'node:events';
import { program, run, startRun } from './runs.ts';

const companion = sharedCompanion({ limits: { connectionsPerRun: 8 } });
const httpRun = async () => run(companion.url, await program('http'));

interface Seen {
  readonly url: string;
  readonly raw: readonly string[];
}

test('a request reaches the program as it was sent, its path without the prefix', async () => {
  const { url } = await httpRun();
  const headers = {
    'X-Own': 'a',
    Authorization: 'Bearer t',
    Cookie: 'wirebook-learner=secret',
    TE: 'trailers',
  };
  const { raw, url: path } = json(await ask(`${url}headers?x=%20y&x=2`, { headers })) as Seen;
  expect(path).toBe('/headers?x=%20y&x=2');
  const sent: Record<string, string | undefined> = {};
  for (let at = 0; at < raw.length; at += 2) sent[raw[at] ?? ''] = raw[at + 1];
  expect(sent).toEqual({
    'X-Own': 'a',
    Authorization: 'Bearer t',
    Host: new URL(companion.url).host,
    Connection: 'keep-alive',
  });
});

test.each([0, 1, 100_000, 5_000_000])('a body of %d bytes goes there and back', async (size) => {
  const { url } = await httpRun();
  const body = Buffer.alloc(size, 'wirebook ');
  const answer = await ask(`${url}echo`, {
    method: 'POST',
    body,
    headers: { 'content-length': String(size) },
  });
  expect(answer.body.equals(body)).toBe(true);
});

test('a hundred small bodies in a row all go there and back', async () => {
  const { url } = await httpRun();
  for (let round = 0; round < 100; round += 1) {
    const body = `round ${round}`;
    const headers = { 'content-length': String(body.length) };
    expect((await ask(`${url}echo`, { method: 'POST', body, headers })).text).toBe(body);
  }
});

test('a chunked body goes there and back', async () => {
  const { url } = await httpRun();
  const { pathname, host } = new URL(url);
  const answer = await rawExchange(
    url,
    `POST ${pathname}echo HTTP/1.1\r\nHost: ${host}\r\nConnection: close\r\nTransfer-Encoding: chunked\r\n\r\n` +
      '5\r\nhello\r\n7\r\n, world\r\n0\r\n\r\n',
  );
  expect(answer).toContain('hello');
  expect(answer).toContain(', world');
});

test('a program cannot speak for our origin', async () => {
  const { url } = await httpRun();
  const { headers } = await ask(`${url}claims`);
  for (const name of [
    'set-cookie',
    'service-worker-allowed',
    'clear-site-data',
    'strict-transport-security',
  ]) {
    expect(headers[name], name).toBeUndefined();
  }
  expect(headers['content-security-policy']).toMatch(/^sandbox;/);
  expect(headers).toMatchObject({
    'x-content-type-options': 'nosniff',
    'x-frame-options': 'DENY',
    'content-type': 'text/html',
    'x-own': 'kept',
  });
});

test('a program may answer before it has read the body', async () => {
  const { url } = await httpRun();
  for (let round = 0; round < 20; round += 1) {
    const answer = await ask(`${url}early`, { method: 'POST', body: Buffer.alloc(200_000) });
    expect([answer.status, answer.text]).toEqual([413, 'too much']);
  }
});

test('a redirect stays below the run', async () => {
  const { url } = await httpRun();
  const { status, headers } = await ask(`${url}redirect`);
  expect(status).toBe(303);
  expect(headers.location).toBe(`${new URL(url).pathname}headers`);
});

test('an event stream is open before its first event, and comes event by event', async () => {
  const { url } = await httpRun();
  const answer = await fetch(`${url}events`, { signal: AbortSignal.timeout(10_000) });
  expect(answer.headers.get('content-type')).toBe('text/event-stream');
  const reader = (answer.body as ReadableStream<Uint8Array>).getReader();
  const { value } = await reader.read();
  expect(Buffer.from(value ?? []).toString()).toBe('data: one\n\n');
  await reader.cancel();
});

test('a HEAD request gets no body, a large body comes whole', async () => {
  const { url } = await httpRun();
  expect((await ask(`${url}big`, { method: 'HEAD' })).body).toHaveLength(0);
  expect((await ask(`${url}big`)).body).toHaveLength(8 * 1024 * 1024);
});

describe('what goes wrong is said in words', () => {
  test('a program that never answers', async () => {
    const hasty = await openCompanion({ limits: { answerMs: 1_000 } });
    const { url } = await run(hasty.url, await program('http'));
    const answer = await ask(`${url}silent`);
    expect(answer.status).toBe(504);
    expect(faultCode(answer)).toBe('run-silent');
  });

  test('a program that hangs up', async () => {
    const { url } = await httpRun();
    const answer = await ask(`${url}cut`);
    expect(answer.status).toBe(502);
    expect(faultCode(answer)).toBe('run-answer-cut');
  });

  test('a body sent to a program that hangs up is answered too', async () => {
    const { url } = await httpRun();
    const answer = await ask(`${url}cut`, { method: 'POST', body: Buffer.alloc(100_000) });
    expect(faultCode(answer)).toBe('run-answer-cut');
  });

  test('an answer that breaks off does not look complete', async () => {
    const { url } = await httpRun();
    await expect(ask(`${url}half`)).rejects.toThrow('aborted');
  });

  test('an answer that is no HTTP', async () => {
    const { url } = await run(companion.url, await program('not-http'));
    const answer = await ask(url);
    expect(answer.status).toBe(502);
    expect(faultCode(answer)).toBe('run-answer-malformed');
  });

  test('a run that never was', async () => {
    const answer = await ask(`${companion.url}runs/nope/`);
    expect(answer.status).toBe(404);
    expect(faultCode(answer)).toBe('run-unknown');
  });

  test('a run that has ended', async () => {
    const { url, events } = await httpRun();
    await ask(`${url}exit`);
    await events.next('exited');
    const answer = await ask(url);
    expect(answer.status).toBe(410);
    expect(faultCode(answer)).toBe('run-ended');
  });

  test('a program that is still starting is waited for', async () => {
    const { url } = await startRun(companion.url, await program('http'));
    expect((await ask(`${url}headers`)).status).toBe(200);
  });
});

test('a client that goes away in the middle lets go of the program', async () => {
  const { url } = await httpRun();
  const { pathname, host } = new URL(url);
  // More often than there may be connections: each must have been given back.
  for (let round = 0; round < 20; round += 1) {
    const socket = await rawConnection(url);
    socket.write(`GET ${pathname}events HTTP/1.1\r\nHost: ${host}\r\n\r\n`);
    await once(socket, 'data');
    socket.resetAndDestroy();
    await once(socket, 'close');
  }
  await expect.poll(async () => (await ask(`${url}headers`)).status).toBe(200);
});

test('connections to one program are limited', async () => {
  const { url } = await httpRun();
  const open = await Promise.all(Array.from({ length: 8 }, () => fetch(`${url}events`)));
  expect(faultCode(await ask(`${url}headers`))).toBe('run-connections-too-many');
  for (const answer of open) await answer.body?.cancel();
  await expect.poll(async () => (await ask(`${url}headers`)).status).toBe(200);
});
