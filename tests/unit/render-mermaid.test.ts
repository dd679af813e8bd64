import mermaidPackage from 'mermaid';
import { describe, expect, it } from 'vitest';
import { mermaid } from '../../grader/render/index.ts';
import { attacks, binaryAsText, check, everyOutcome, hostile, neverHeard } from './fixtures/reports.ts';
import { frame, handshake, text } from './fixtures/wire.ts';

/** What the real parser makes of a diagram: the names of its participants, its messages and notes. */
async function parsed(source: string) {
  await mermaidPackage.parse(source);
  // The public API tells only that a diagram was understood, not as what.
  // eslint-disable-next-line @typescript-eslint/no-deprecated
  const { db } = await mermaidPackage.mermaidAPI.getDiagramFromText(source);
  const sequence = db as unknown as {
    getActors(): Map<string, { description: string }>;
    getMessages(): { from?: string; to?: string; message: unknown }[];
  };
  return {
    actors: [...sequence.getActors().values()].map(({ description }) => decoded(description)),
    messages: sequence
      .getMessages()
      .filter(({ from }) => from !== undefined)
      .map(({ from, to, message }) => [from, to, decoded(String(message))]),
  };
}

/** The parser keeps entities in a form of its own until it draws. */
const decoded = (description: string): string =>
  description.replace(/ﬂ°°(\d+)¶ß/g, (_, code: string) => String.fromCodePoint(Number(code)));

describe('a Mermaid sequence diagram', () => {
  it('has the participants and messages of the transcript', async () => {
    const { actors, messages } = await parsed(mermaid(binaryAsText, 'en'));
    expect(actors).toEqual(['client 1', 'server']);
    expect(messages).toEqual([
      ['C1', 'S', 'GET /ws HTTP/1.1'],
      ['S', 'C1', 'HTTP/1.1 101 Switching Protocols'],
      ['C1', 'S', 'binary 5 B 00 ff 80 01 02'],
      ['S', 'C1', 'text 9 B "\\u0000��\\u0001\\u0002"'],
    ]);
  });

  it('tints what broke the promise, and notes what never came', async () => {
    expect(mermaid(binaryAsText, 'en')).toMatch(/rect .*\n {2}S->>C1: text 9 B .*\n {2}end\n/);
    const { actors, messages } = await parsed(mermaid(neverHeard, 'ko'));
    expect(actors).toEqual(['alice', 'bob', '민수', '서버']);
    expect(messages).toContainEqual(['C3', 'S', '오지 않음: 민수에게 "안녕하세요"']);
  });

  it('is understood by Mermaid for every outcome in both languages', async () => {
    for (const language of ['ko', 'en'] as const)
      for (const one of everyOutcome.checks)
        if (mermaid(one, language) !== '') await parsed(mermaid(one, language));
  });

  it('cannot be written on by a solution: payloads and names stay text', async () => {
    const [attacked = check('none')] = hostile.checks;
    const { actors, messages } = await parsed(mermaid(attacked, 'en'));
    expect(actors).toHaveLength(2);
    expect(messages).toHaveLength(5);
  });

  it.each([
    ...attacks.split('\n'),
    'end',
    'end;',
    '-->>',
    '%%{init: {}}%%',
    '$$x$$',
    '@{ "type": "actor" }',
    'wrap: x',
  ])('shows %j as it is', async (attack) => {
    const one = check('x', { transcript: [...handshake(0, attack), frame(2, 'server', 1, text(attack))] });
    const { actors, messages } = await parsed(mermaid(one, 'en'));
    expect(actors).toHaveLength(2);
    expect(messages).toHaveLength(3);
    const written = mermaid(one, 'en').replace(/#\d+;|->>/g, '');
    expect(written).not.toMatch(/[<>\\;$@`%&#]/);
  });
});
