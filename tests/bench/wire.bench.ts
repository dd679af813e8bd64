/**
 * How fast the wire is read and written, in one run: `npm run bench:wire`. Medians of several rounds; MB are 10^6 bytes.
 */
import { createTap, encodeFrame, FrameParser } from '../../grader/wire/index.ts';

const rounds = 15;
const mask = Uint8Array.of(1, 2, 3, 4);

/** Frames of one size, enough for a few megabytes, in chunks as a socket gives them. */
function stream(size: number, masked: boolean) {
  const frame = encodeFrame({ opcode: 2, payload: new Uint8Array(size).fill(7), ...(masked && { mask }) });
  const count = Math.max(8, Math.floor(8_000_000 / frame.length));
  const bytes = Buffer.concat(Array.from({ length: count }, () => frame));
  const chunks: Uint8Array[] = [];
  for (let at = 0; at < bytes.length; at += 65_536) chunks.push(bytes.subarray(at, at + 65_536));
  return { count, bytes: bytes.length, chunks };
}

function medianMs(work: () => void): number {
  const times = Array.from({ length: rounds }, () => {
    const start = performance.now();
    work();
    return performance.now() - start;
  });
  return times.sort((one, other) => one - other)[rounds >> 1] ?? 0;
}

interface Row {
  readonly what: string;
  readonly MBPerSecond: number;
  readonly framesPerSecond: number;
}

function measure(what: string, { count, bytes }: { count: number; bytes: number }, work: () => void): Row {
  const ms = medianMs(work);
  return {
    what,
    MBPerSecond: Math.round(bytes / ms / 1000),
    framesPerSecond: Math.round((count / ms) * 1000),
  };
}

const ignore = (): void => undefined;

function parsing(size: number, masked: boolean, keep = Infinity): Row {
  const { chunks, ...totals } = stream(size, masked);
  const what = `parse ${masked ? 'masked' : 'unmasked'} ${size} B${keep === Infinity ? '' : `, keep ${keep}`}`;
  return measure(what, totals, () => {
    const parser = new FrameParser({ onFrame: ignore, keep });
    for (const chunk of chunks) parser.push(chunk);
  });
}

function tapping(size: number): Row {
  const { chunks, ...totals } = stream(size, false);
  return measure(`tap ${size} B`, totals, () => {
    const tap = createTap({ connection: 1, name: 'bench', now: () => 0, emit: ignore });
    tap.client(Buffer.from('GET / HTTP/1.1\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n\r\n'));
    tap.server(Buffer.from('HTTP/1.1 101 Switching Protocols\r\n\r\n'));
    for (const chunk of chunks) tap.server(chunk);
  });
}

function encoding(size: number): Row {
  const payload = new Uint8Array(size).fill(7);
  const count = Math.max(8, Math.floor(8_000_000 / size));
  return measure(`encode masked ${size} B`, { count, bytes: count * size }, () => {
    for (let turn = 0; turn < count; turn += 1) encodeFrame({ opcode: 2, payload, mask });
  });
}

console.table([
  ...[16, 1024, 65_536, 1_048_576].flatMap((size) => [parsing(size, false), parsing(size, true)]),
  parsing(1_048_576, true, 256),
  tapping(16),
  tapping(1024),
  tapping(1_048_576),
  encoding(16),
  encoding(1_048_576),
]);
