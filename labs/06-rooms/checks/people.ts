import {
  type Client,
  connectAs,
  expectStats,
  type Localized,
  type Trial,
  whenMissing,
} from '../../../grader/kit/index.ts';

/** So many people, who come one after the other. */
export async function come(t: Trial, count: number): Promise<Client[]> {
  const clients: Client[] = [];
  for (let index = 0; index < count; index += 1) clients.push(await connectAs(t, t.random.name()));
  return clients;
}

/** A name that no other room of this check has. */
export const roomName = (t: Trial): string =>
  `${t.random.pick(['tech', '잡담', 'random', '점심'])} ${t.random.id(4)}`;

/** Joins, and waits for the answer: for checks that are about something else. */
export async function join(client: Client, room: string, cause: Localized = notJoined): Promise<void> {
  client.sendJson({ type: 'join', room });
  await client.expectJson({ type: 'joined', room }, { cause });
}

export async function joinAll(clients: readonly Client[], room: string): Promise<void> {
  for (const client of clients) await join(client, room);
}

/** Speaks in a room; each of the listeners hears it once there. */
export async function say(
  t: Trial,
  speaker: Client,
  {
    room,
    listeners,
    cause,
    text = t.random.text(),
  }: {
    readonly room: string;
    readonly listeners: readonly Client[];
    readonly cause: Localized;
    readonly text?: string;
  },
): Promise<void> {
  speaker.sendJson({ type: 'say', room, text });
  const message = { type: 'message', room, from: speaker.name, text };
  for (const listener of listeners)
    if (listener !== speaker)
      await listener.expectJson(message, { causes: [whenMissing(cause)], cause: shape });
}

/** `/stats` tells of these rooms, and of no others, within a second. */
export async function expectRooms(
  t: Trial,
  counts: Readonly<Record<string, number>>,
  { cause, extra = emptyStays }: { readonly cause: Localized; readonly extra?: Localized },
): Promise<void> {
  await expectStats(t, { rooms: counts }, { cause });
  const number = Object.keys(counts).length;
  await expectStats(
    t,
    { rooms: (rooms: object | undefined) => Object.keys(rooms ?? {}).length === number },
    { cause: extra },
  );
}

const notJoined: Localized = {
  ko: '`join`에 `{"type":"joined","room","members":[...]}`로 답해야 합니다. 다른 검사도 모두 이 답 다음에 시작합니다.',
  en: '`join` has to be answered with `{"type":"joined","room","members":[...]}`. All other checks begin after that answer.',
};

const shape: Localized = {
  ko: '`{"type":"message","room","from","text"}`여야 합니다. `room`은 말한 방, `from`은 말한 사람의 이름, `text`는 말한 그대로입니다.',
  en: 'It has to be `{"type":"message","room","from","text"}`: the room in which it was said, the name of the speaker, and the text as it was said.',
};

const emptyStays: Localized = {
  ko: '아무도 없는 방이 남아 있습니다. 마지막 사람이 나가면, 끊겨서 나갈 때도, 방을 지우세요.',
  en: 'A room without anybody is still there. Remove it when the last one leaves, also by losing the connection.',
};
