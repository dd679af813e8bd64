import type { Localized, Side } from '../report.ts';
import { type Frame, Messages, type Received } from '../wire/index.ts';
import type { Heard } from './connection.ts';
import * as words from './words.ts';

/** What a client of ours met, with the index of its event in the transcript. */
export type Incident = { readonly event: number } & (
  | Exclude<Received, { kind: 'violation' }>
  | Extract<Received, { kind: 'violation' }>
  | { readonly kind: 'end'; readonly how: 'fin' | 'reset' }
  | { readonly kind: 'flood' | 'oversize' | 'nonsense' }
);

export type DataIncident = Extract<Incident, { kind: 'text' | 'binary' }>;
export type CloseIncident = Extract<Incident, { kind: 'close' }>;

export const isData = (incident: Incident): incident is DataIncident =>
  incident.kind === 'text' || incident.kind === 'binary';

/** Nothing is heard behind it. */
export const isLast = ({ kind }: Incident): boolean =>
  kind === 'end' || kind === 'flood' || kind === 'oversize';

/** Longest message that is put together, in bytes. */
const longestMessage = 16 * 1024 * 1024;

/** Makes incidents of what the program says after the `101`. */
export class Incidents {
  readonly #messages: Messages;

  constructor(from: Side) {
    this.#messages = new Messages(from);
  }

  of(heard: Heard): Incident | undefined {
    const { event } = heard;
    if (heard.kind !== 'item') return heard;
    const { item } = heard;
    if (item.kind === 'frame') return this.#frame(item.frame, event);
    if (item.kind === 'oversize') return { kind: 'oversize', event };
    // Whatever was cut off is told of by the end behind it.
    return item.kind === 'bytes' ? undefined : { kind: 'nonsense', event };
  }

  #frame(frame: Frame, event: number): Incident | undefined {
    const received = this.#messages.take(frame);
    if (this.#messages.pending > longestMessage) return { kind: 'oversize', event };
    return received && { ...received, event };
  }
}

/** A phrase for what came. */
export function describe(incident: Incident): Localized {
  switch (incident.kind) {
    case 'text':
    case 'binary':
      return words.message(incident);
    case 'ping':
    case 'pong':
      return { ko: `${incident.kind} 프레임`, en: `a ${incident.kind} frame` };
    case 'close':
      return closed(incident);
    case 'violation':
      return words.violations[incident.rule];
    case 'end':
      return words.end(incident.how);
    case 'flood':
      return {
        ko: '프로그램이 멈추지 않고 보내서 연결을 끊었습니다.',
        en: 'The program never stopped sending, so the connection was cut.',
      };
    case 'oversize':
      return { ko: '16 MiB가 넘는 메시지', en: 'a message of more than 16 MiB' };
    case 'nonsense':
      return { ko: '프레임이 아닌 바이트', en: 'bytes that are no frame' };
  }
}

const closed = ({ code, reason, violation }: CloseIncident): Localized =>
  violation ? words.violations[violation] : words.close(code, reason);
