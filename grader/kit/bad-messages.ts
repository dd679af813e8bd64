import type { Localized } from '../report.ts';
import type { Client } from './client.ts';
import type { PeerCause } from './peer.ts';
import type { Random } from './random.ts';

/**
 * What holds in every lab that speaks JSON: a bad message is answered with `bad-message`, and the connection stays open. Sent are
 * texts that are bad anywhere, and `incomplete`: messages of the lab in which a required field is missing or of the wrong type.
 */
export async function expectBadMessages(
  client: Client,
  random: Random,
  incomplete: readonly Readonly<Record<string, unknown>>[],
): Promise<void> {
  const bad = [
    ...notJson(random).map((text) => ({ text, cause: throws })),
    ...notObjects(random).map((text) => ({ text, cause: notAnObject })),
    ...noType(random).map((text) => ({ text, cause: unknownType })),
    ...incomplete.map((message) => ({ text: JSON.stringify(message), cause: wrongField })),
  ];
  for (const { text, cause } of random.shuffle(bad)) {
    client.sendText(text);
    await client.expectJson({ type: 'error', reason: 'bad-message' }, { causes: asked(cause, text) });
  }
  await client.expectNothing({ cause: answeredTwice });
}

const asked = (cause: Localized, text: string): readonly PeerCause[] => [
  {
    when: () => true,
    say: { ko: `\`${text}\`를 보냈습니다. ${cause.ko}`, en: `\`${text}\` was sent. ${cause.en}` },
  },
];

const notJson = (random: Random): readonly string[] => ['', '{', random.text(), '{"type":"'];
const notObjects = (random: Random): readonly string[] => [
  'null',
  'true',
  String(random.integer(2, 99)),
  `"${random.id()}"`,
  '[]',
  '[{}]',
];
const noType = (random: Random): readonly string[] =>
  [
    '{}',
    { type: random.id() },
    { type: 7 },
    { type: null },
    { type: 'constructor' },
    { type: '__proto__' },
  ].map((message) => (typeof message === 'string' ? message : JSON.stringify(message)));

const throws: Localized = {
  ko: 'JSON이 아니면 `JSON.parse`가 예외를 던집니다. 잡아서 `bad-message`로 답하세요.',
  en: '`JSON.parse` throws for what is no JSON. Catch that, and answer `bad-message`.',
};

const notAnObject: Localized = {
  ko: 'JSON이지만 객체가 아닙니다. `null`에서 필드를 읽으면 예외가 나고, 배열과 문자열에는 `type`이 없습니다. 객체인지 먼저 확인하세요.',
  en: 'It is JSON, but not an object: reading a field of `null` throws, and arrays and strings have no `type`. Look whether it is an object first.',
};

const unknownType: Localized = {
  ko: '`type`이 없거나 모르는 값입니다. 마지막 갈래에서 `bad-message`로 답하세요. `handlers[type]`처럼 평범한 객체에서 찾으면 `constructor`도 찾아집니다.',
  en: 'Its `type` is missing or unknown: the last branch answers `bad-message`. Looked up in a plain object, as in `handlers[type]`, even `constructor` is found.',
};

const wrongField: Localized = {
  ko: "있어야 할 필드가 없거나 종류가 다릅니다. 쓰기 전에 `typeof field === 'string'`처럼 확인하세요.",
  en: "A required field is missing or of the wrong type. Look before you use it: `typeof field === 'string'`.",
};

const answeredTwice: Localized = {
  ko: '메시지 하나에 답을 두 번 이상 보냈습니다. 오류로 답한 다음에는 처리를 멈춰야 합니다.',
  en: 'One message was answered more than once. After answering with an error, stop.',
};
