import { join } from 'node:path';
import { readFile } from 'node:fs/promises';
import { expect } from 'vitest';
import type { GradingEvent, Person, RunEvent, SavedSolution, Started } from '../../server/api.ts';
import { talkTo } from '../bench/workshop/talk.ts';
import { temporaryFolder } from './companion.ts';
import { EventReader } from './event-stream.ts';
import { type Answer, json } from './http.ts';
import { type CompanionProcess, spawnCompanion } from './processes.ts';
import { writeSite } from './site.ts';
import { entrance, type LiveConnection, title, type Visitor } from './workshop.ts';

/** A machine with somebody at work against it is slow, which is no failure. */
const withinMs = 200_000;

/** A workshop in a process of its own, with an instructor who has the board open and members who want to learn. */
export class Classroom {
  readonly url: string;
  readonly code: string;
  readonly board: LiveConnection;
  readonly others: readonly Visitor[];
  readonly #companion: CompanionProcess;

  private constructor(companion: CompanionProcess, board: LiveConnection, others: readonly Visitor[]) {
    this.#companion = companion;
    this.url = companion.url;
    this.code = companion.workshop?.code ?? '';
    this.board = board;
    this.others = others;
  }

  static async open(): Promise<Classroom> {
    const folder = await temporaryFolder();
    const companion = await spawnCompanion({
      ...{ dataDir: join(folder, 'data'), siteDir: await writeSite(join(folder, 'site')) },
      ...{ workshop: { title }, logLevel: 'error' },
    });
    const { enter } = entrance(companion.url);
    const { code = '', keys } = companion.workshop ?? {};
    const teacher = await enter('api/workshop/staff', { key: keys?.instructor });
    const members = ['Ada', 'Bob'].map((name) => enter('api/workshop/members', { code, name }));
    return new Classroom(companion, await teacher.live(), await Promise.all(members));
  }

  join(name: string): Promise<Visitor> {
    return entrance(this.url).enter('api/workshop/members', { code: this.code, name });
  }

  /** Everybody but who abuses it saves, runs, checks and is seen on the board, and somebody new joins: all of it works. */
  async expectOthersToWork(): Promise<void> {
    const text = await readFile(join(import.meta.dirname, '../../labs/03-echo/solution.ts'), 'utf8');
    await Promise.all(this.others.map((one) => this.#works(one, text)));
    const late = await this.join(`late ${Math.random()}`);
    expect((await late.ask('api/workshop')).status).toBe(200);
    expect(this.#companion.child.exitCode).toBeNull();
    expect(this.#companion.logged()).toBe('');
  }

  async #works(visitor: Visitor, text: string): Promise<void> {
    const body = { files: [{ path: 'solution.ts', text }] };
    const before = json(await visitor.ask('api/labs/echo/solution')) as SavedSolution;
    for (let count = 0; count < 5; count += 1) {
      const revision = before.revision + count;
      const saved = await visitor.ask('api/labs/echo/solution', {
        method: 'PUT',
        body: { ...body, revision },
      });
      expect(saved.status).toBe(200);
    }
    await this.#runs(visitor, await visitor.ask('api/labs/echo/runs', { method: 'POST', body }));
    await this.#checks(visitor, await visitor.ask('api/labs/echo/gradings', { method: 'POST', body }));
    await this.#isSeen(visitor.person);
  }

  async #runs(visitor: Visitor, answer: Answer): Promise<void> {
    expect(answer.status, answer.text).toBe(201);
    const { events, url = '' } = json(answer) as Started;
    const stream = await this.#follow<RunEvent>(visitor, events);
    await stream.next('listening');
    await talkTo(new URL(`${url}ws`, this.url.replace(/^http/, 'ws')), visitor.cookie);
    stream.close();
  }

  async #checks(visitor: Visitor, answer: Answer): Promise<void> {
    expect(answer.status, answer.text).toBe(202);
    const stream = await this.#follow<GradingEvent>(visitor, (json(answer) as Started).events);
    const { data } = await stream.next('finished');
    // On a machine that is busy beyond all measure the grader may say that it cannot tell: never that the solution is wrong.
    const failed = data.report.checks.filter(({ outcome }) => outcome === 'fail' || outcome === 'error');
    expect(failed).toEqual([]);
  }

  /** Their row has come with all of it. */
  async #isSeen({ name }: Person): Promise<void> {
    await this.board.find(
      (event) =>
        event.type === 'rows' &&
        event.rows.some(
          (row) => row.name === name && (row.labs.echo?.attempts ?? 0) > 0 && row.labs.echo?.savedAt !== null,
        ),
    );
  }

  #follow<T extends { readonly type: string }>({ cookie }: Visitor, path: string): Promise<EventReader<T>> {
    return EventReader.open<T>(new URL(path, this.url), undefined, { cookie, withinMs });
  }
}
