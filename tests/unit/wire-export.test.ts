import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { describe, expect, onTestFinished, test } from 'vitest';
import type { WireEvent } from '../../grader/report.ts';
import { createTap, encodeFrame } from '../../grader/wire/index.ts';
import { mermaid } from '../../site/workbench/wire/export/mermaid.ts';
import { pcapng } from '../../site/workbench/wire/export/pcapng.ts';
import { words } from '../../site/workbench/words/index.ts';

const run = promisify(execFile);
const beganAt = Date.UTC(2026, 0, 1);
const mask = Uint8Array.of(1, 2, 3, 4);
const text = (line: string) => new TextEncoder().encode(line);

/** Two connections as a tap sees them: a WebSocket with everything on it, and a chunked answer. */
function transcript(): WireEvent[] {
  const events: WireEvent[] = [];
  let now = 0;
  const open = (connection: number, name: string) =>
    createTap({ connection, name, now: () => (now += 1.5), emit: (event) => events.push(event) });
  const socket = open(1, 'alice');
  socket.client(
    text(
      'GET /ws HTTP/1.1\r\nHost: localhost\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n',
    ),
  );
  socket.server(
    text(
      'HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Accept: s3pPLMBiTxaQ9kYGzzhZRbK+xOo=\r\n\r\n',
    ),
  );
  socket.client(encodeFrame({ opcode: 1, payload: '안녕', mask }));
  socket.server(encodeFrame({ opcode: 1, payload: 'x'.repeat(70_000) }));
  socket.client(encodeFrame({ opcode: 1, payload: 'hel', fin: false, mask }));
  socket.client(encodeFrame({ opcode: 9, payload: 'p', mask }));
  socket.client(encodeFrame({ opcode: 0, payload: 'lo', mask }));
  socket.client(encodeFrame({ opcode: 8, payload: Uint8Array.of(3, 232), mask }));
  socket.server(encodeFrame({ opcode: 8, payload: Uint8Array.of(3, 232) }));
  socket.end('server', 'fin');
  socket.end('client', 'fin');
  const plain = open(2, 'HTTP');
  plain.client(text('GET /stats HTTP/1.1\r\nHost: localhost\r\n\r\n'));
  plain.server(
    text(
      'HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n2\r\n{}\r\n0\r\n\r\n',
    ),
  );
  plain.end('client', 'reset');
  return events;
}

async function captured(events: readonly WireEvent[]): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'wirebook-capture-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  const path = join(folder, 'wire.pcapng');
  await writeFile(path, pcapng(events, beganAt));
  return path;
}

/** Fields of the packets for which a display filter holds, as Wireshark's own command line reads them. */
async function tshark(path: string, filter: string, ...fields: string[]): Promise<string[]> {
  const wanted = fields.flatMap((field) => ['-e', field]);
  const { stdout } = await run('tshark', ['-r', path, '-Y', filter, '-T', 'fields', ...wanted], {
    timeout: 30_000,
  });
  return stdout.trim().split('\n').filter(Boolean);
}

// It loads every dissector that it has before it reads a byte: seconds, on a busy machine.
describe('a capture file, read by the real tshark', { timeout: 60_000 }, () => {
  test('has the handshake, the frames of both sides and their lengths', async () => {
    const path = await captured(transcript());
    expect(await tshark(path, 'http.request', 'http.request.uri')).toEqual(['/ws', '/stats']);
    expect(await tshark(path, 'http.response', 'http.response.code')).toEqual(['101', '200']);
    expect(await tshark(path, 'websocket', 'websocket.opcode')).toEqual(['1', '1', '1', '9', '0', '8', '8']);
    expect(await tshark(path, 'websocket.mask == 1', 'websocket.opcode')).toHaveLength(5);
    expect(await tshark(path, 'websocket.payload_length_ext_64', 'websocket.payload_length_ext_64')).toEqual([
      '70000',
    ]);
    expect(
      await tshark(path, 'websocket.payload.close.status_code', 'websocket.payload.close.status_code'),
    ).toEqual(['1000', '1000']);
  });

  test('is free of mistakes that Wireshark would mark', async () => {
    const path = await captured(transcript());
    expect(
      await tshark(path, '_ws.malformed || tcp.analysis.flags || ip.checksum.status == 0', 'frame.number'),
    ).toEqual([]);
  });

  test('keeps the times, the ends, the text, and says what was not kept', async () => {
    const path = await captured(transcript());
    const [first] = await tshark(path, 'tcp.flags.syn == 1', 'frame.time_epoch');
    expect(Number(first)).toBeCloseTo(beganAt / 1000 + 0.0015, 5);
    expect(await tshark(path, 'tcp.flags.fin == 1', 'tcp.stream')).toEqual(['0', '0']);
    expect(await tshark(path, 'tcp.flags.reset == 1', 'tcp.stream')).toEqual(['1']);
    expect(await tshark(path, 'frame.comment', 'frame.comment')).toHaveLength(1);
    expect(await tshark(path, 'json', 'http.file_data')).toHaveLength(1);
  });
});

test.each(['ko', 'en'] as const)(
  'a sequence diagram in %s names every connection and every frame',
  (lang) => {
    const diagram = mermaid(transcript(), words[lang].wire, lang);
    expect(diagram).toMatch(
      /^sequenceDiagram\n {2}participant C1 as alice\n {2}participant C2 as HTTP\n {2}participant S as /,
    );
    expect(diagram).toContain('C1->>S: GET /ws HTTP/1.1');
    expect(diagram).toContain('S->>C1: close 1000');
    expect(diagram.split('\n').filter((line) => line.includes('->>'))).toHaveLength(transcript().length);
  },
);

test('a diagram takes no orders from a payload', () => {
  const note: WireEvent[] = [
    { at: 0, connection: 1, kind: 'open', name: 'a;b<script>' },
    { at: 1, connection: 1, kind: 'note', text: { ko: '%%{init}%%', en: '%%{init}%%' } },
  ];
  expect(mermaid(note, words.en.wire, 'en')).not.toMatch(/%%|<script|script>/);
});
