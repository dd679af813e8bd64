import type { Report } from '../../../grader/index.ts';
import type { Known } from './solutions.ts';

/** How often the grader was wrong, of how many gradings. */
export interface Truth {
  readonly gradings: number;
  /** Gradings of correct solutions in which a check failed. */ readonly falseFails: number;
  /** Gradings of wrong solutions whose own check passed. */ readonly missed: number;
  /** Solutions whose outcomes were not the same every time. */ readonly flaky: number;
  /** Checks about which nothing could be said; they cost nobody anything. */ readonly inconclusive: number;
  readonly errors: number;
  /** What was wrong, one line each. */ readonly notes: readonly string[];
}

/** Holds every verdict against what is known of the solution. */
export class Count {
  readonly #notes: string[] = [];
  readonly #outcomes = new Map<string, Set<string>>();
  #gradings = 0;
  #falseFails = 0;
  #missed = 0;
  #inconclusive = 0;
  #errors = 0;
  readonly #say: (note: string) => void;

  /** `say` is told at once what was wrong, a line each. */
  constructor(say: (note: string) => void) {
    this.#say = say;
  }

  add(known: Known, report: Report): void {
    this.#gradings += 1;
    this.#remember(known, report);
    const having = (outcome: string) => report.checks.filter((check) => check.outcome === outcome);
    this.#inconclusive += having('inconclusive').length;
    this.#errors += having('error').length;
    if (known.caughtBy === undefined) {
      const failed = having('fail').map(({ id }) => id);
      if (failed.length > 0) this.#falseFails += this.#note(known, report, `failed ${failed.join(', ')}`);
    } else if (report.checks.find(({ id }) => id === known.caughtBy)?.outcome === 'pass') {
      this.#missed += this.#note(known, report, `passed ${known.caughtBy}`);
    }
  }

  get truth(): Truth {
    const flaky = [...this.#outcomes].filter(([, seen]) => seen.size > 1).map(([file]) => file);
    return {
      gradings: this.#gradings,
      falseFails: this.#falseFails,
      missed: this.#missed,
      flaky: flaky.length,
      inconclusive: this.#inconclusive,
      errors: this.#errors,
      notes: [...this.#notes, ...flaky.map((file) => `${file}: outcomes differ: ${this.#difference(file)}`)],
    };
  }

  /** What was inconclusive says nothing, and so does not differ either. */
  #remember({ lab, file }: Known, { checks }: Report): void {
    const key = `${lab.folder}/${file}`;
    const seen = this.#outcomes.get(key) ?? new Set();
    if (checks.some(({ outcome }) => outcome === 'inconclusive')) return;
    this.#outcomes.set(key, seen.add(checks.map(({ id, outcome }) => `${id}=${outcome}`).join(' ')));
  }

  #difference(file: string): string {
    const seen = [...(this.#outcomes.get(file) ?? [])].map((outcomes) => outcomes.split(' '));
    const [first = []] = seen;
    return first.filter((one) => !seen.every((outcomes) => outcomes.includes(one))).join(', ');
  }

  #note({ lab, file }: Known, { seed }: Report, what: string): number {
    const note = `${lab.folder}/${file}: ${what} (seed ${seed})`;
    this.#notes.push(note);
    this.#say(note);
    return 1;
  }
}
