import type { ClientAction } from '../../../server/play.ts';
import type { Act } from '../clients/act.ts';
import { BrowserSession } from '../clients/browser-session.ts';
import { toBase64 } from '../clients/notation.ts';
import { RawSession } from '../clients/raw-session.ts';
import type { Session } from '../clients/session.ts';
import type { ClientsStore } from '../clients/store.ts';
import { pause, settled } from './settled.ts';
import type { ClientStep, Script, What } from './step.ts';

/** What a step is done with. */
export interface Stage {
  readonly clients: ClientsStore;
  /** Where the program answers: `/runs/<id>/` */ readonly base: string;
  readonly kinds: Script['kinds'];
  /** Ends every wait. */ readonly given: AbortSignal;
}

/** ms. Of a handshake, and of a goodbye that others may leave unanswered. */
const patience = { open: 10_000, closed: 2000 };

/**
 * Does one step, and waits until it is done: until the client is connected or refused, until its goodbye was answered.
 * Never rejects: the log tells what came of it.
 * @returns false where the client that it wants is not connected
 */
export const perform = async (what: What, stage: Stage): Promise<boolean> => {
  if ('act' in what) return performFor(what, stage);
  if (what.do === 'wait') await pause(what.ms, stage.given);
  else await stage.clients.request(stage.base, what);
  return true;
};

const performFor = async ({ who, act }: ClientStep, stage: Stage): Promise<boolean> => {
  if (act.do === 'connect' || act.do === 'subscribe' || act.do === 'open') {
    await connect(who, act, stage);
    return true;
  }
  if (act.do === 'pong') {
    const answering = stage.clients.ensure(who, 'frames');
    if (answering instanceof RawSession) answering.pong.value = act.on;
    return true;
  }
  const session = stage.clients.sessions.value.find(({ number }) => number === who);
  if (session?.state.value !== 'open') return false;
  stage.clients.selected.value = who;
  if (act.do === 'close') await close(session, act, stage);
  else if (isSaid(act)) await send(session, act, stage);
  else await stage.clients.toLine(stage.base, session, act.do);
  return true;
};

/** What goes out over a connection. */
type Said = Extract<Act, { do: 'text' | 'binary' | 'frame' | 'bytes' | 'end' }>;

const isSaid = (act: Act): act is Said => ['text', 'binary', 'frame', 'bytes', 'end'].includes(act.do);

/** Anew, where it is connected already. */
const connect = async (
  who: number,
  act: Extract<Act, { do: 'connect' | 'subscribe' | 'open' }>,
  { clients, base, kinds, given }: Stage,
): Promise<void> => {
  const kind = act.do === 'subscribe' ? 'events' : (kinds.get(who) ?? 'websocket');
  const session = clients.ensure(who, kind);
  clients.selected.value = who;
  if (session.state.value !== 'closed') session.disconnect();
  await settled(session.state, (state) => state === 'closed', { ms: patience.closed, given });
  // Who ended its half alone may wait for the other for ever.
  if (!isClosed(session)) {
    await clients.toLine(base, session, 'cut');
    await settled(session.state, (state) => state === 'closed', { ms: patience.closed, given });
  }
  if (act.do !== 'open') session.path.value = act.path;
  if (act.do === 'connect') offer(session, act.protocols);
  if (given.aborted) return;
  session.connect(base);
  await settled(session.state, (state) => state !== 'connecting', { ms: patience.open, given });
};

const isClosed = ({ state }: Session): boolean => state.value === 'closed';

const offer = (session: Session, protocols: readonly string[]): void => {
  if (session instanceof BrowserSession) session.protocols.value = protocols.join(', ');
  if (session instanceof RawSession) session.protocols = protocols;
};

const close = async (
  session: Session,
  { code, reason }: Extract<Act, { do: 'close' }>,
  { base, given }: Stage,
): Promise<void> => {
  if (session instanceof BrowserSession) session.close(code, reason);
  else if (session instanceof RawSession) await session.send(base, [{ do: 'close', code, reason }]);
  else session.disconnect();
  await settled(session.state, (state) => state === 'closed', { ms: patience.closed, given });
};

const send = async (session: Session, act: Said, { base }: Stage): Promise<void> => {
  if (session instanceof BrowserSession && (act.do === 'text' || act.do === 'binary'))
    session.send(act.do === 'text' ? act.text : act.bytes);
  else if (session instanceof RawSession) await session.send(base, framesOf(act));
};

const framesOf = (act: Said): readonly ClientAction[] => {
  if (act.do === 'frame') return act.actions;
  if (act.do === 'end') return [{ do: 'end' }];
  if (act.do === 'bytes') return [{ do: 'bytes', base64: toBase64(act.bytes) }];
  const bytes = act.do === 'text' ? new TextEncoder().encode(act.text) : act.bytes;
  return [{ do: 'frame', opcode: act.do === 'text' ? 1 : 2, base64: toBase64(bytes) } as const];
};
