/**
 * What a lab's `checks.ts` imports, and all that it imports.
 *
 *     export default [
 *       check('binary-comes-back', {
 *         title: { ko: '바이너리는 바이너리로', en: 'Binary comes back as binary' },
 *         promise: { ko: '바이너리 메시지는 같은 바이트로 돌아옵니다.', en: 'A binary message comes back with the same bytes.' },
 *         rests: 'RFC 6455 section 5.6',
 *         points: 2,
 *         async try(t) {
 *           const client = await t.connect('/ws');
 *           const bytes = t.random.bytes(5);
 *           client.sendBinary(bytes);
 *           await client.expectBinary(bytes);
 *           await client.expectNothing();
 *         },
 *       }),
 *     ];
 *
 * Rules that keep checks fair: break one rule at a time; expect only what the brief promises; ask for quiet with
 * `expectNothing`, never by waiting; pace floods with `flushed`; draw every text, name and number from `t.random`. What clients say
 * arrives in any order unless one waits for `settled` or `expectNothingSoFar` of the other; what has to meet goes through `atOnce`.
 */
export type { Arrival, Visitor } from './arrival.ts';
export { expectBadMessages } from './bad-messages.ts';
export { check, type Check, type CheckDefinition, type Need } from './check.ts';
export type { Client } from './client.ts';
export { digest } from './digest.ts';
export { letOthersGo } from './others.ts';
export type { EventStream, StreamEvent } from './event-stream.ts';
export type { Cause, Expectation, FailureDetail } from './failed.ts';
export type { OutgoingFrame } from './frame-sender.ts';
export { acceptFor, type HandshakeOptions } from './handshake.ts';
export type { Incident } from './incident.ts';
export type { ConnectOptions, Instance, RequestOptions } from './instance.ts';
export { expectUnknownPaths, expectUnknownUpgrades } from './paths.ts';
export type { Peer, PeerCause, PeerExpectation, PeerOptions } from './peer.ts';
export { connectAs, expectOneAtOnce, hangUpHalfway, namesByCodePoint, pathFor } from './people.ts';
export type { Random } from './random.ts';
export type { Knock, RawSocket } from './raw-socket.ts';
export { type Speak, speakPastTheDead, speakPastTheSlow } from './receivers.ts';
export type { Reception } from './reception.ts';
export type { Response, StatusRange } from './response.ts';
export { expectStats } from './stats.ts';
export type { Trial } from './trial.ts';
export { askOddly, breakProtocol, type Connects, type Served, vanish } from './trouble.ts';
export { fieldsOf, whenMissing, whenSaid } from './when.ts';
export type { Localized } from '../report.ts';
export { closePayload, encodeFrame, type Frame, opcodes } from '../wire/index.ts';
