import type { Client, ConnectOptions, OutgoingFrame, Trial } from '../../../grader/kit/index.ts';

export interface Text {
  readonly ko: string;
  readonly en: string;
}

/** A client who has shown that a short text comes back: what fails afterwards is due to what is tried. */
export async function echoing(t: Trial, options: ConnectOptions = {}): Promise<Client> {
  const client = await t.connect('/ws', options);
  await echoed(t, client, options.cause ?? notEvenShort);
  return client;
}

export async function echoed(t: Trial, client: Client, cause: Text): Promise<void> {
  const text = t.random.id();
  client.sendText(text);
  await client.expectText(text, { cause });
}

/** Breaks one rule on a connection of its own and is told so by a close frame; then the connection ends. */
export async function refused(
  t: Trial,
  code: number,
  frames: OutgoingFrame | readonly OutgoingFrame[],
  cause: Text,
): Promise<void> {
  const client = await echoing(t);
  for (const frame of [frames].flat()) client.sendFrame(frame);
  await client.expectClose(code, { cause, within: 3000 });
  await client.expectEnd({ cause: endAfterClose });
}

const notEvenShort = {
  ko: '짧은 텍스트도 돌아오지 않습니다. 이 검사보다 `text-comes-back`을 먼저 통과시키세요.',
  en: 'Not even a short text comes back: pass `text-comes-back` before this check.',
};

const endAfterClose = {
  ko: '종료 프레임을 보낸 다음에는 `socket.end()`로 TCP 연결도 끝내야 합니다.',
  en: 'Behind the close frame the TCP connection has to end, too: `socket.end()`.',
};
