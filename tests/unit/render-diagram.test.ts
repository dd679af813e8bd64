import { describe, expect, it } from 'vitest';
import { drawDiagram } from '../../grader/render/index.ts';
import { displayWidth } from '../../grader/render/text/width.ts';
import type { CheckReport } from '../../grader/report.ts';
import { binaryAsText, check, everyOutcome, failure, hostile, neverHeard } from './fixtures/reports.ts';
import { binary, close, end, frame, handshake, head, large, text } from './fixtures/wire.ts';

const draw = (one: CheckReport, options: Partial<Parameters<typeof drawDiagram>[1]> = {}): string =>
  drawDiagram(one, { language: 'en', ...options }).join('\n');

const of = (...transcript: CheckReport['transcript']): CheckReport => check('any', { transcript });

describe('a drawn transcript', () => {
  it('shows who sent what, and marks the event that broke the promise', () => {
    expect(draw(binaryAsText, { width: 64 })).toBe(
      [
        '   ms  client 1                                           server',
        '  0.2  ├─ GET /ws HTTP/1.1 ─────────────────────────────────▶│',
        '  1.1  │◀ HTTP/1.1 101 Switching Protocols ──────────────────┤',
        '  3.2  ├─ binary 5 B  00 ff 80 01 02 ───────────────────────▶│',
        '✗ 4.0  │◀ text 9 B  "\\u0000��\\u0001\\u0002" ━━━━━━━━━━━━━━━━━━┤',
      ].join('\n'),
    );
  });

  it('gives every connection a lane, and dashes what never came', () => {
    expect(draw(neverHeard, { language: 'ko', width: 72 })).toBe(
      [
        '      ms  alice  bob    민수                                        서버',
        '     0.2  ├─────────────── GET /ws?name=alice HTTP/1.1 ──────────────▶│',
        '     1.1  │◀────────────── HTTP/1.1 101 Switching Protocols ──────────┤',
        '     1.6  │      ├──────── GET /ws?name=bob HTTP/1.1 ────────────────▶│',
        '     2.5  │      │◀─────── HTTP/1.1 101 Switching Protocols ──────────┤',
        '     3.0  │      │      ├─ GET /ws?name=%EB%AF%BC%EC%88%98 HTTP/1.1 ─▶│',
        '     3.9  │      │      │◀ HTTP/1.1 101 Switching Protocols ──────────┤',
        `     5.0  ├──────┼──────┼─ text 45 B  '{"type":"broadcast","text":… ─▶│`,
        `     5.9  │◀─────┼──────┼─ text 58 B  '{"type":"message","from":"a… ──┤`,
        `     6.0  │      │◀─────┼─ text 58 B  '{"type":"message","from":"a… ──┤`,
        '     6.2  │      │      ├─ ping 1 B  07 ─────────────────────────────▶│',
        '     6.9  │      │      │◀ pong 1 B  07 ──────────────────────────────┤',
        '✗         │      │      │╌ 오지 않음: 민수에게 "안녕하세요" ╌╌╌╌╌╌╌╌╌╌│',
        '  1006.2  │      ├──────┼─ close 1000  "bye" ────────────────────────▶│',
        '  1006.4  │      │◀─────┼─ close 1000  "bye" ─────────────────────────┤',
        '  1006.5  │      │◀─────┼─ TCP FIN ───────────────────────────────────┤',
        '  1007.0  │             │  시간을 1,000ms 앞당김                      │',
        '  1008.0  │             ├─ TCP RST ──────────────────────────────────▶│',
      ].join('\n'),
    );
  });

  it('can be drawn with ASCII alone', () => {
    const drawn = draw(of(...handshake(0, 'a'), frame(2, 'client', 1, text('hi'))), {
      ascii: true,
      width: 50,
    });
    expect(drawn).toMatch(/^[\x20-\x7e\n]*$/);
    expect(drawn).toContain('+- text 2 B  "hi" ------');
  });

  it('folds the lanes into one where they do not fit beside each other', () => {
    expect(draw(neverHeard, { width: 48 })).toContain('◀ bob: text 58 B ');
  });

  it('keeps its width, whatever is drawn', () => {
    for (const width of [40, 57, 80, 120]) {
      for (const one of [...everyOutcome.checks, ...hostile.checks]) {
        for (const line of drawDiagram(one, { language: 'ko', width })) {
          expect(displayWidth(line), line).toBeLessThanOrEqual(width);
        }
      }
    }
  });

  it('is coloured only when asked', () => {
    // eslint-disable-next-line no-control-regex
    expect(draw(binaryAsText)).not.toMatch(/\u001b/);
    expect(draw(binaryAsText, { color: true })).toContain('\u001b[31m');
  });

  it('keeps the beginning and what matters of a long transcript, and counts what it leaves out', () => {
    const frames = Array.from({ length: 500 }, (_, index) =>
      frame(index + 5, 'client', 1, text(`message ${index}`)),
    );
    const long = check('long', {
      outcome: 'fail',
      failure: failure({ event: 253 }),
      transcript: [...handshake(0, 'a'), ...frames],
    });
    const drawn = draw(long);
    expect(drawn.split('\n').length).toBeLessThan(40);
    expect(drawn).toContain('GET /ws');
    expect(drawn).toMatch(/✗ +255\.0 .*"message 250"/);
    expect(drawn).toContain('left out');
  });

  it('shows the headers of an HTTP head only when that head is the fault', () => {
    const answer = head(1, 'server', 'HTTP/1.1 426 Upgrade Required', [['Sec-WebSocket-Version', '13']]);
    expect(draw(of(answer))).not.toContain('Sec-WebSocket-Version');
    const marked = check('x', { outcome: 'fail', failure: failure({ event: 0 }), transcript: [answer] });
    expect(draw(marked)).toContain('Sec-WebSocket-Version: 13');
  });

  it('dashes from the lane on which something was waited for', () => {
    const waiting = check('x', {
      outcome: 'fail',
      failure: failure({ missingAfter: 2 }),
      transcript: [...handshake(0, 'a', 1), ...handshake(2, 'b', 2)],
    });
    expect(draw(waiting)).toMatch(/^✗ +│╌+ never came/m);
  });

  it('is nothing where nothing was seen, but for what should have come', () => {
    expect(draw(of())).toBe('');
    const silent = check('x', { outcome: 'fail', failure: failure({ missingAfter: -1 }) });
    expect(draw(silent)).toContain('never came');
  });

  it('says what is rare: fragments, reserved bits, masks on the wrong side, unknown opcodes', () => {
    const drawn = draw(
      of(
        frame(0, 'client', 1, text('a'), { fin: false }),
        frame(1, 'client', 2, binary(1), { rsv: 4 }),
        frame(2, 'client', 1, text('a'), { masked: false }),
        frame(3, 'server', 1, text('a'), { masked: true }),
        frame(4, 'server', 3, binary()),
        frame(5, 'client', 0, text('b')),
      ),
    );
    for (const said of ['FIN=0', 'RSV1', 'unmasked', ' masked', 'opcode 0x3 0 B', 'continuation 1 B'])
      expect(drawn).toContain(said);
  });

  it('shows close codes with their reason, and a close without a code', () => {
    const drawn = draw(
      of(close(0, 'server', 1009, '너무 큼'), frame(1, 'client', 8, binary()), end(2, 'client', 'reset')),
    );
    expect(drawn).toContain('close 1009  "너무 큼"');
    expect(drawn).toContain('close ─');
    expect(drawn).toContain('TCP RST');
  });

  it('gives the length of a payload that was not kept whole', () => {
    expect(draw(of(frame(0, 'server', 2, large(1_048_576))))).toMatch(/binary 1,048,576 B {2}00 01 .* … /);
  });

  it('shows hostile names and payloads as text on one line', () => {
    const drawn = draw(hostile.checks[0] ?? check('none'));
    // eslint-disable-next-line no-control-regex
    expect(drawn).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f]/);
  });
});
