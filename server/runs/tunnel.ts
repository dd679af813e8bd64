import type { Duplex } from 'node:stream';

/** When one side has said its last, the other has so long to take what is left and to end too. */
const lastWordsMs = 30_000;

/**
 * Joins a client and a program after an upgrade, byte for byte and with backpressure both ways. An end is passed on
 * as an end, after everything before it; a break as a break.
 */
export function join(client: Duplex, program: Duplex): void {
  passOn(client, program);
  passOn(program, client);
}

function passOn(from: Duplex, to: Duplex): void {
  from.pipe(to);
  from.on('error', () => to.destroy());
  from.on('end', () => endWithin(to));
  from.on('close', () => {
    if (from.readableEnded && !to.writableFinished) to.once('finish', () => to.destroy());
    else to.destroy();
  });
}

function endWithin(stream: Duplex): void {
  const overdue = setTimeout(() => stream.destroy(), lastWordsMs);
  stream.once('close', () => clearTimeout(overdue));
}
