import type { Localized } from '../report.ts';
import type { Client } from './client.ts';
import { hangUpHalfway } from './people.ts';
import type { Trial } from './trial.ts';

/** For labs in which one client speaks to many: no receiver is another receiver's problem. */

/** `sender` says this to all; fails, telling the cause, unless each of `listeners` hears it. */
export type Speak = (
  sender: Client,
  listeners: readonly Client[],
  said: { readonly text: string; readonly cause: Localized },
) => Promise<void>;

/** A message of 128 KiB; the buffers on the way to a receiver hold up to 5 MiB (4 of them in the kernel's TCP). */
const largeBytes = 128 * 1024;
const enoughPieces = 48;

/**
 * Of seven or more clients, who came in this order, two hang up halfway and one vanishes; then each of the others speaks. Returns
 * those others, and one whose connection is closing.
 */
export async function speakPastTheDead(
  t: Trial,
  clients: readonly Client[],
  speak: Speak,
): Promise<{ readonly alive: readonly Client[]; readonly closing: Client }> {
  const [first, closing, second, gone, third, alsoClosing, ...others] = clients;
  if (!first || !closing || !second || !gone || !third || !alsoClosing)
    throw new RangeError('Seven clients are needed.');
  const alive = [first, second, third, ...others];
  await speak(third, clients, { text: t.random.text(), cause: notYet });
  for (const client of [closing, alsoClosing]) hangUpHalfway(client);
  await first.settled();
  for (const [turn, sender] of t.random.shuffle(alive).entries()) {
    // Not before someone has spoken past those who are closing: its end may make a program tidy up.
    if (turn === 1) gone.destroy();
    await speak(sender, alive, { text: t.random.text(), cause: deadStops });
  }
  return { alive, closing };
}

/** `slow` stops reading, and `sender` says more than all buffers on the way to it hold; the others have to hear all of it. */
export async function speakPastTheSlow(
  t: Trial,
  {
    slow,
    sender,
    others,
  }: { readonly slow: Client; readonly sender: Client; readonly others: readonly Client[] },
  speak: Speak,
): Promise<void> {
  await speak(sender, [slow, sender, ...others], { text: t.random.text(), cause: notYet });
  slow.pause();
  // In pieces that the others have taken in between: nobody who keeps up gets more than one at a time.
  for (let piece = 0; piece < enoughPieces; piece += 1) {
    const text = t.random.id(64).repeat(largeBytes / 64);
    await speak(sender, [sender, ...others], { text, cause: slowStops });
  }
}

const notYet: Localized = {
  ko: '아직 메시지가 받아야 할 모두에게 가지 않습니다. 이 검사는 그다음의 일을 봅니다.',
  en: 'As yet a message does not reach everyone whom it should. This check is about what comes after that.',
};

const deadStops: Localized = {
  ko: '닫히는 중인 소켓에 보내면 `send`의 콜백이 오류를 받습니다. 그것을 예외로 바꾸거나 반복문 안에서 기다리면 그 뒤의 사람들은 받지 못합니다. 목록을 돌며 지우는 것도 다음 사람을 건너뛰게 합니다.',
  en: 'For a socket that is closing, the callback of `send` gets an error. Made an exception, or awaited in the loop, it costs everyone behind it the message. Removing from an array inside the loop skips the next one, too.',
};

const slowStops: Localized = {
  ko: '한 사람이 다 받을 때까지 기다렸습니다. 반복문 안에서 `await`로 전송을 기다리면 가장 느린 사람이 모두의 속도를 정합니다. 기다리지 말고 보내세요.',
  en: 'Someone waited until one receiver had taken everything. With an `await` for each send in the loop, the slowest sets the pace for all. Send without waiting.',
};
