import { describe, expect, test } from 'vitest';
import type { Side, WireEvent } from '../../grader/report.ts';
import { createTap, encodeFrame, EventStreamParser, type StreamItem } from '../../grader/wire/index.ts';
import { bytesOf, cuts } from './grader-hex.ts';

const ascii = (text: string): Uint8Array => new Uint8Array(Buffer.from(text));

type Said = readonly [side: Side, bytes: Uint8Array | string];

/** What a tap tells of bytes that pass, at time 0. */
function tapped(said: readonly Said[], ends: readonly Side[] = []): readonly WireEvent[] {
  const events: WireEvent[] = [];
  const tap = createTap({ connection: 1, name: 'client', now: () => 0, emit: (event) => events.push(event) });
  for (const [side, bytes] of said) tap[side](typeof bytes === 'string' ? ascii(bytes) : bytes);
  for (const side of ends) tap.end(side, 'fin');
  return events.slice(1);
}

const brief = (events: readonly WireEvent[]): readonly string[] =>
  events.map((event) => {
    if (event.kind === 'head') return `${event.from} ${event.start}`;
    if (event.kind === 'body') return `${event.from} body ${event.payload.length}: ${event.payload.text}`;
    if (event.kind === 'frame')
      return `${event.from} frame ${event.opcode}: ${event.payload.text ?? event.payload.length}`;
    if (event.kind === 'bytes') return `${event.from} bytes ${event.payload.length}`;
    if (event.kind === 'end') return `${event.from} ${event.how}`;
    return event.kind;
  });

const upgrade =
  'GET /ws HTTP/1.1\r\nHost: a\r\nUpgrade: websocket\r\nConnection: keep-alive, Upgrade\r\n\r\n';
const switched = 'HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n\r\n';
const mask = bytesOf('01 02 03 04');

describe('a tap', () => {
  test('tells a request, its answer and their fields as they were', () => {
    const [request, response, body] = tapped([
      ['client', 'GET /stats HTTP/1.1\r\nHost: a\r\nX-Odd:  b \r\n\r\n'],
      ['server', 'HTTP/1.1 200 OK\r\nContent-Length: 4\r\n\r\nabcd'],
    ]);
    expect(request).toMatchObject({
      start: 'GET /stats HTTP/1.1',
      headers: [
        ['Host', 'a'],
        ['X-Odd', 'b'],
      ],
    });
    expect(response).toMatchObject({ from: 'server', start: 'HTTP/1.1 200 OK' });
    expect(body).toMatchObject({ kind: 'body', payload: { length: 4, shown: 'YWJjZA==', text: 'abcd' } });
  });

  test('tells the same however the bytes are cut', () => {
    const server = Buffer.concat([ascii(switched), bytesOf('81 02 68 69 88 02 03 e8')]);
    const whole = tapped([
      ['client', upgrade],
      ['server', server],
    ]);
    expect(brief(whole).slice(2)).toEqual(['server frame 1: hi', 'server frame 8: 2']);
    for (const pieces of cuts(server)) {
      const said = pieces.map((piece): Said => ['server', piece]);
      expect(tapped([['client', upgrade], ...said])).toEqual(whole);
    }
  });

  test('holds back what a client says before its upgrade is answered, and understands it then', () => {
    const early = encodeFrame({ opcode: 1, payload: 'early', mask });
    const said: Said[] = [['client', Buffer.concat([ascii(upgrade), early])]];
    expect(brief(tapped(said))).toEqual(['client GET /ws HTTP/1.1']);
    expect(brief(tapped([...said, ['server', switched]]))).toContain('client frame 1: early');
    const refused = 'HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n';
    expect(
      brief(
        tapped([
          ['client', `${upgrade}GET / HTTP/1.1\r\n\r\n`],
          ['server', refused],
        ]),
      ),
    ).toContain('client GET / HTTP/1.1');
  });

  test('follows a connection that is kept alive', () => {
    const said: Said[] = [
      ['client', 'POST /publish HTTP/1.1\r\nContent-Length: 2\r\n\r\n{}GET /a HTTP/1.1\r\n\r\n'],
      [
        'server',
        'HTTP/1.1 202 Accepted\r\nTransfer-Encoding: chunked\r\n\r\n3;x=y\r\nabc\r\n2\r\nde\r\n0\r\nT: 1\r\n\r\n',
      ],
      ['server', 'HTTP/1.1 204 No Content\r\n\r\nHTTP/1.1 200 OK\r\n\r\nto the end'],
    ];
    expect(brief(tapped(said, ['server']))).toEqual([
      'client POST /publish HTTP/1.1',
      'client body 2: {}',
      'client GET /a HTTP/1.1',
      'server HTTP/1.1 202 Accepted',
      'server body 5: abcde',
      'server HTTP/1.1 204 No Content',
      'server HTTP/1.1 200 OK',
      'server body 10: to the end',
      'server fin',
    ]);
  });

  test('waits for no body after HEAD, and skips what is provisional', () => {
    const said: Said[] = [
      ['client', 'HEAD / HTTP/1.1\r\n\r\nGET / HTTP/1.1\r\n\r\n'],
      [
        'server',
        'HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\nHTTP/1.1 103 Early Hints\r\n\r\nHTTP/1.1 404 No\r\nContent-Length: 0\r\n\r\n',
      ],
    ];
    expect(brief(tapped(said)).filter((line) => line.startsWith('server'))).toEqual([
      'server HTTP/1.1 200 OK',
      'server HTTP/1.1 103 Early Hints',
      'server HTTP/1.1 404 No',
    ]);
  });

  test('tells an event stream as it comes', () => {
    const said: Said[] = [
      ['client', 'GET /events HTTP/1.1\r\n\r\n'],
      ['server', 'HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\nTransfer-Encoding: chunked\r\n\r\n'],
      ['server', '9\r\ndata: 1\n\n\r\n'],
      ['server', '9\r\ndata: 2\n\n\r\n'],
    ];
    expect(brief(tapped(said)).slice(2)).toEqual([
      'server body 9: data: 1\n\n',
      'server body 9: data: 2\n\n',
    ]);
  });

  test('shows 256 bytes of a payload, cut between characters, and its whole length', () => {
    const payload = `a${'가'.repeat(200)}`;
    const [frame] = tapped([
      ['client', upgrade],
      ['server', switched],
      ['client', encodeFrame({ opcode: 1, payload, mask })],
    ]).slice(2);
    expect(frame).toMatchObject({ payload: { length: 601, text: `a${'가'.repeat(85)}` }, masked: true });
  });

  test('shows what fragments of a text say, but not what is compressed or binary', () => {
    const frames = ['01 01 41', '80 01 42', 'c1 01 43', '82 01 44', '89 01 45'].map(bytesOf);
    const said = frames.map((bytes): Said => ['server', bytes]);
    const events = tapped([['client', upgrade], ['server', switched], ...said]).slice(2);
    expect(events.map((event) => event.kind === 'frame' && event.payload.text)).toEqual([
      'A',
      'B',
      undefined,
      undefined,
      undefined,
    ]);
  });

  test('tells the code of a close frame, and how the connection ended', () => {
    const events = tapped(
      [
        ['client', upgrade],
        ['server', switched],
        ['server', bytesOf('88 02 03 f1')],
      ],
      ['server'],
    );
    expect(events.slice(2)).toMatchObject([{ closeCode: 1009 }, { kind: 'end', from: 'server', how: 'fin' }]);
  });

  test.each<[string, readonly Said[], readonly string[]]>([
    ['nonsense', [['server', 'hello\r\n\r\n']], ['server bytes 9']],
    ['half a head', [['server', 'HTTP/1.1 200']], ['server bytes 12', 'server fin']],
    [
      'half a frame',
      [
        ['client', upgrade],
        ['server', `${switched}\u0081`],
      ],
      ['server fin'],
    ],
    [
      'a broken chunk',
      [['server', 'HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\nrest']],
      ['server bytes 4'],
    ],
  ])('tells %s as bytes', (_, said, lines) => {
    expect(brief(tapped(said, ['server']))).toEqual(expect.arrayContaining([...lines]));
  });

  test('remembers no more than 64 KiB of a head that never ends', () => {
    const said = Array.from({ length: 200 }, (): Said => ['server', 'x'.repeat(1024)]);
    const events = tapped(said);
    expect(events[0]).toMatchObject({ kind: 'bytes' });
    expect(events.length).toBeGreaterThan(100);
  });
});

function streamed(pieces: readonly Uint8Array[]): readonly StreamItem[] {
  const items: StreamItem[] = [];
  const parser = new EventStreamParser((item) => items.push(item));
  for (const piece of pieces) parser.push(piece);
  return items;
}

describe('an event stream', () => {
  const text = ascii(
    '\ufeffretry: 2000\n\n: hi\nid: 1\nevent: news\ndata: a\r\ndata:b\rdata\r\n\r\ndata: 둘\nid: 2\n\nid: 3\n\ndata: lost',
  );

  test('is read as browsers read it', () => {
    expect(streamed([text])).toEqual([
      { kind: 'retry', ms: 2000 },
      { kind: 'comment', text: 'hi' },
      { kind: 'event', event: 'news', data: 'a\nb\n', id: '1' },
      { kind: 'event', event: 'message', data: '둘', id: '2' },
    ]);
  });

  test('is the same however it is cut', () => {
    const whole = streamed([text]);
    for (const pieces of cuts(text)) expect(streamed(pieces)).toEqual(whole);
  });
});
