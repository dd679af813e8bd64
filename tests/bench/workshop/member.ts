import { setTimeout as delay } from 'node:timers/promises';
import type { GradingEvent, Person, RunEvent, SavedSolution, Started, Ticket } from '../../../server/api.ts';
import { EventReader } from '../../server/event-stream.ts';
import { type Answer, ask, type Ask, faultCode, json } from '../../server/http.ts';
import { Ears } from './ears.ts';
import { type Program, typed } from './programs.ts';
import { talkTo } from './talk.ts';
import type { Told } from './results.ts';

/** A refusal that a room is told: its turn comes later. */
const meant = new Set(['runs-full', 'gradings-too-many']);
/** A place in line is no error, however long the line of an overloaded machine is; that it never moves would be one. */
const patienceMs = 900_000;
/** With some three seconds between acts: a run every 40 s, a check every two minutes, else a save. */
const perAct = { run: 0.08, check: 0.025 };

/** Somebody at a desk: types, which saves, and now and then runs and checks. Like a page, one thing after the other. */
export class Member {
  readonly told: Told;
  readonly #url: string;
  readonly #cookie: string;
  readonly #ears: Ears;
  readonly #programs: readonly Program[];
  #last: Pick<SavedSolution, 'revision'> & { readonly text: string } = { revision: 0, text: '' };
  #seed: string | undefined;
  #run: EventReader<RunEvent> | undefined;

  private constructor(url: string, cookie: string, person: Person, ears: Ears, programs: readonly Program[]) {
    this.#url = url;
    this.#cookie = cookie;
    this.#ears = ears;
    this.#programs = programs;
    this.told = {
      ...{ member: person.id, errors: ears.errors, refusals: [], savedAt: [], saveMs: [], verdicts: [] },
      ...{ runs: 0, announcements: 0 },
    };
  }

  /** Joins by the code, and opens the live connection with a ticket. */
  static async join(url: string, code: string, name: string, programs: readonly Program[]): Promise<Member> {
    const joined = await ask(`${url}api/workshop/members`, { method: 'POST', body: { code, name } });
    if (joined.status !== 201) throw new Error(`${name} could not join: ${joined.text}`);
    const [cookie = ''] = joined.headers['set-cookie']?.[0]?.split(';', 1) ?? [];
    const tickets = await ask(`${url}api/workshop/tickets`, { method: 'POST', headers: { cookie } });
    const ears = await Ears.open(url, (json(tickets) as Ticket).ticket);
    return new Member(url, cookie, json(joined) as Person, ears, programs);
  }

  async work(until: number): Promise<void> {
    // Nobody begins at the same moment.
    await delay(Math.random() * 3_000);
    while (Date.now() < until) {
      const act = this.#next();
      await act.catch((error: unknown) => this.told.errors.push(String(error)));
      await delay(1_500 + Math.random() * 3_000);
    }
  }

  /** Looks whether everything is there that was acknowledged, and goes. */
  async leave(): Promise<Told> {
    const saved = json(await this.#ask('api/labs/echo/solution')) as SavedSolution;
    const same = saved.revision === this.#last.revision && saved.files[0]?.text === this.#last.text;
    if (this.#last.revision > 0 && !same) this.told.errors.push(`lost: the save ${this.#last.revision}`);
    const latest = await this.#ask('api/labs/echo/gradings/latest');
    const seed = latest.status === 200 ? (json(latest) as { seed: string }).seed : undefined;
    if (seed !== this.#seed) this.told.errors.push('lost: the last report');
    this.#run?.close();
    this.told.announcements = this.#ears.announcements;
    this.#ears.close();
    return this.told;
  }

  #next(): Promise<void> {
    const chance = Math.random();
    if (chance < perAct.check) return this.#check();
    return chance < perAct.check + perAct.run ? this.#start() : this.#save();
  }

  async #save(): Promise<void> {
    const { revision } = this.#last;
    const text = typed(revision + 1);
    const body = { files: [{ path: 'solution.ts', text }], revision };
    const began = Date.now();
    const answer = await this.#ask('api/labs/echo/solution', { method: 'PUT', body });
    if (!this.#went(answer, 200, 'save')) return;
    this.told.savedAt.push(began);
    this.told.saveMs.push(Date.now() - began);
    this.#last = { revision: (json(answer) as SavedSolution).revision, text };
  }

  async #start(): Promise<void> {
    const body = { files: [{ path: 'solution.ts', text: this.#programs[0]?.text ?? '' }] };
    const answer = await this.#ask('api/labs/echo/runs', { method: 'POST', body });
    if (!this.#went(answer, 201, 'run')) return;
    this.#run?.close();
    const { events, url = '' } = json(answer) as Started;
    this.#run = await this.#follow<RunEvent>(events);
    await this.#run.next('listening');
    await talkTo(new URL(`${url}ws`, this.#url.replace(/^http/, 'ws')), this.#cookie);
    this.told.runs += 1;
  }

  async #check(): Promise<void> {
    const program = this.#programs[Math.floor(Math.random() * this.#programs.length)];
    const body = { files: [{ path: 'solution.ts', text: program?.text ?? '' }] };
    const began = Date.now();
    const answer = await this.#ask('api/labs/echo/gradings', { method: 'POST', body });
    if (!this.#went(answer, 202, 'check')) return;
    const stream = await this.#follow<GradingEvent>((json(answer) as Started).events);
    let waitedMs = 0;
    for (let event = await stream.any(); event; event = await stream.any()) {
      const { data } = event;
      if (data.type === 'started') waitedMs = Date.now() - began;
      if (data.type === 'stopped') throw new Error(`stopped: ${data.problem.code}`);
      if (data.type !== 'finished') continue;
      const { outcome, seed } = data.report;
      this.#seed = seed;
      this.told.verdicts.push({ wholeMs: Date.now() - began, waitedMs, at: Date.now() });
      if (outcome !== program?.outcome && outcome !== 'inconclusive')
        this.told.errors.push(`${program?.name ?? ''} was judged ${outcome}`);
      return;
    }
    throw new Error('the grading ended without a report');
  }

  #went(answer: Answer, status: number, what: string): boolean {
    if (answer.status === status) return true;
    const code = faultCode(answer);
    if (meant.has(code) && answer.status === 429) this.told.refusals.push(`${what}: ${code}`);
    else this.told.errors.push(`${what}: ${answer.status} ${code}`);
    return false;
  }

  #follow<T extends { readonly type: string }>(path: string): Promise<EventReader<T>> {
    return EventReader.open<T>(new URL(path, this.#url), undefined, {
      cookie: this.#cookie,
      withinMs: patienceMs,
    });
  }

  #ask(path: string, options: Ask = {}): Promise<Answer> {
    return ask(`${this.#url}${path}`, { ...options, headers: { cookie: this.#cookie } });
  }
}
