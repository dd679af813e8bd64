import { once } from 'node:events';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { expect, test } from 'vitest';
import type { CompanionOptions } from '../../server/index.ts';
import type { SavedSolution, Started, WorkshopView } from '../../server/api.ts';
import { temporaryFolder } from './companion.ts';
import { json } from './http.ts';
import { type CompanionProcess, spawnCompanion } from './processes.ts';
import { writeSite } from './site.ts';
import { entrance, title, type Visitor, visitor } from './workshop.ts';

/** Two rooms at a time, each with a companion and data of its own. */
const rooms = 2;
const killsPerRoom = 50;
/** The kill comes after so many acknowledgements at most, and then within so long: while others are on their way. */
const mostAcknowledged = 20;
const withinMs = 5;
const joinsPerLife = 6;
const savesPerLife = 40;
const submissionsPerLife = 3;

/** What the companion has acknowledged; it must never be lost. */
interface Promised {
  readonly joined: { readonly cookie: string; readonly name: string }[];
  readonly submitted: { readonly cookie: string; readonly id: string }[];
  saved: { readonly revision: number; readonly text: string };
}

/** What one life of the companion is asked, until it is killed in the middle. */
class Life {
  readonly #url: string;
  readonly #promised: Promised;
  readonly #number: number;
  readonly #reached = Promise.withResolvers<undefined>();
  #left = Math.floor(Math.random() * mostAcknowledged);

  constructor(url: string, promised: Promised, number: number) {
    this.#url = url;
    this.#promised = promised;
    this.#number = number;
  }

  /** Resolves when it is time to die. */
  get reached(): Promise<undefined> {
    return this.#reached.promise;
  }

  /** Begins all the work; resolves when it has failed, as it does with the kill, or is done. */
  async work(code: string, writer: Visitor): Promise<void> {
    // A learner's reports are pruned after fifty: whoever submits is another one in every life.
    const name = `submitter ${this.#number}`;
    const submitter = entrance(this.#url).enter('api/workshop/members', { code, name });
    await Promise.allSettled([this.join(code), this.save(writer), submitter.then((one) => this.submit(one))]);
  }

  #acknowledged(): void {
    this.#left -= 1;
    if (this.#left < 0) this.#reached.resolve(undefined);
  }

  async join(code: string): Promise<void> {
    for (let count = 0; count < joinsPerLife; count += 1) {
      const name = `member ${this.#number}-${count}`;
      const { cookie } = await entrance(this.#url).enter('api/workshop/members', { code, name });
      this.#promised.joined.push({ cookie, name });
      this.#acknowledged();
    }
  }

  async save(writer: Visitor): Promise<void> {
    const before = json(await writer.ask('api/labs/echo/solution')) as SavedSolution;
    let { revision } = before;
    for (let count = 0; count < savesPerLife; count += 1) {
      const text = `// life ${this.#number}, save ${count}`;
      const body = { files: [{ path: 'solution.ts', text }], revision };
      ({ revision } = json(
        await writer.ask('api/labs/echo/solution', { method: 'PUT', body }),
      ) as SavedSolution);
      this.#promised.saved = { revision, text };
      this.#acknowledged();
    }
  }

  async submit(submitter: Visitor): Promise<void> {
    for (let count = 0; count < submissionsPerLife; count += 1) {
      const body = { files: [{ path: 'solution.ts', text: `nonsense( ${count}` }] };
      const { id } = json(await submitter.ask('api/labs/echo/gradings', { method: 'POST', body })) as Started;
      this.#promised.submitted.push({ cookie: submitter.cookie, id });
      this.#acknowledged();
    }
  }
}

async function lost({ url }: CompanionProcess, { joined, submitted, saved }: Promised, writer: string) {
  const as = (cookie: string) => visitor(url, { id: '', name: '', role: 'member' }, cookie);
  const missing: string[] = [];
  for (const { cookie, name } of joined) {
    const { you } = json(await as(cookie).ask('api/workshop')) as WorkshopView;
    if (you?.name !== name) missing.push(`the join of ${name}`);
  }
  for (const { cookie, id } of submitted) {
    const { text } = await as(cookie).ask(`api/gradings/${id}/events`);
    if (!/^event: (finished|stopped)$/m.test(text)) missing.push(`the grading ${id}: ${text}`);
  }
  const now = json(await as(writer).ask('api/labs/echo/solution')) as SavedSolution;
  const same = now.revision === saved.revision && now.files[0]?.text === saved.text;
  if (now.revision <= saved.revision && !same) missing.push(`the save ${saved.revision}: ${saved.text}`);
  return missing;
}

/** One room through all its kills; what is lost in the end, and how much there was to lose. */
async function haunted(options: CompanionOptions) {
  const promised: Promised = { joined: [], submitted: [], saved: { revision: 0, text: '' } };
  let companion = await spawnCompanion(options);
  const { code = '' } = companion.workshop ?? {};
  const writer = await entrance(companion.url).enter('api/workshop/members', { code, name: 'writer' });
  for (let number = 0; number < killsPerRoom; number += 1) {
    const { url, child } = companion;
    const life = new Life(url, promised, number);
    const work = life.work(code, visitor(url, writer.person, writer.cookie));
    await Promise.race([life.reached, work]);
    await delay(Math.random() * withinMs);
    const exited = once(child, 'exit');
    child.kill('SIGKILL');
    await exited;
    await work;
    companion = await spawnCompanion(options);
  }
  const missing = await lost(companion, promised, writer.cookie);
  const { joined, submitted, saved } = promised;
  return { missing, joined: joined.length, submitted: submitted.length, saved: saved.revision };
}

test('killed a hundred times in the middle of its work, it loses no join, save or submission that it acknowledged', async () => {
  const folder = await temporaryFolder();
  const siteDir = await writeSite(join(folder, 'site'));
  const limits = { startsPerMinute: 10_000 };
  const ended = await Promise.all(
    Array.from({ length: rooms }, (_, room) =>
      haunted({
        dataDir: join(folder, `data-${room}`),
        siteDir,
        limits,
        workshop: { title },
        logLevel: 'error',
      }),
    ),
  );
  for (const { missing, joined, submitted, saved } of ended) {
    expect(missing).toEqual([]);
    expect(Math.min(joined, submitted, saved), 'there was something to lose').toBeGreaterThan(
      killsPerRoom / 5,
    );
  }
}, 900_000);
