import { chmodSync, copyFileSync, mkdtempSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import {
  type Boxes,
  createBoxes,
  findLab,
  grade,
  gradeCommand,
  type GradeEvent,
  type GradeOptions,
  type Program,
  type Report,
} from '../../grader/index.ts';
import { reportOf } from './reports.ts';

const labs = join(import.meta.dirname, 'fixtures');

let boxes: Boxes;
beforeAll(async () => {
  boxes = await createBoxes({ warm: 2 });
});
afterAll(() => boxes.close());

type Options = Partial<GradeOptions>;

async function* grading(text: string, options: Options = {}, name = 'tried'): AsyncGenerator<GradeEvent> {
  const lab = await findLab(name, labs);
  yield* grade(lab, { name: 'mine', files: [{ path: 'main.ts', text }] }, { boxes, ...options });
}

const reportOn = (text: string, options?: Options, name?: string): Promise<Report> =>
  reportOf(grading(text, options, name));

const outcomes = ({ checks }: Report): Readonly<Record<string, string>> =>
  Object.fromEntries(checks.map(({ id, outcome }) => [id, outcome]));

const right = `import { createServer } from 'node:http';
import { WebSocketServer } from 'ws';
let count = 0;
const server = createServer((request, response) => {
  const answers: Record<string, unknown> = { '/greeting': { greeting: process.env.GREETING }, '/count': { count: ++count } };
  const answer = answers[request.url ?? ''];
  response.writeHead(answer ? 200 : 404).end(JSON.stringify(answer));
});
const sockets = new WebSocketServer({ server, path: '/ws' });
process.on('SIGTERM', () => {
  for (const socket of sockets.clients) socket.close(1012);
  server.close(() => process.exit(0));
});
server.listen(Number(process.env.PORT));
`;

const judged = ['greets', 'is-first', 'takes-variables', 'draws-variables', 'runs-twice', 'stops'];

describe('a grading', () => {
  test('tells what it does as it does it, and ends with the report', async () => {
    const events: GradeEvent[] = [];
    for await (const event of grading(right, { only: judged, seed: 'abc' })) events.push(event);
    expect(events.map(({ type }) => type)).toEqual([
      'started',
      ...judged.flatMap(() => ['check-started', 'check-finished']),
      'finished',
    ]);
    expect(events[0]).toMatchObject({
      seed: 'abc',
      lab: { slug: 'tried', number: '01' },
      isolation: boxes.isolation,
    });
    const report = events.flatMap((event) => (event.type === 'finished' ? [event.report] : []))[0];
    expect(report).toMatchObject({
      formatVersion: 1,
      outcome: 'pass',
      points: { earned: 6, possible: 6 },
      time: 'real',
    });
    expect(report?.solution).toMatchObject({ name: 'mine', files: [{ path: 'main.ts' }] });
    expect(report?.checks[0]?.replay).toBe('npx wirebook grade tried main.ts --only greets --seed abc');
  });

  test('passes what is right only on a program of its own, on that', async () => {
    // `is-first` comes second, on a program that has been asked before: that must not be held against it.
    expect(outcomes(await reportOn(right, { only: ['greets', 'is-first'] }))).toEqual({
      greets: 'pass',
      'is-first': 'pass',
    });
  });

  test('goes on with a fresh program when one has died', async () => {
    const dies = right.replace(
      'const answer =',
      "if (request.url === '/count') throw new Error('boom');\n  const answer =",
    );
    const report = await reportOn(dies, { only: judged });
    expect(outcomes(report)).toMatchObject({
      greets: 'pass',
      'is-first': 'fail',
      'takes-variables': 'pass',
      stops: 'pass',
    });
    const cause = report.checks.find(({ id }) => id === 'is-first')?.failure?.cause;
    expect(cause?.en).toContain('Error: boom (main.ts:6)');
    expect(cause?.ko).toContain('Error: boom (main.ts:6)');
  });

  test('tells our faults and what nobody can tell from the failures of a solution', async () => {
    const report = await reportOn(right);
    expect(outcomes(report)).toMatchObject({ 'is-ours-to-mend': 'error', 'cannot-be-told': 'inconclusive' });
    expect(report.outcome).toBe('error');
    const unsure = report.checks.find(({ id }) => id === 'cannot-be-told');
    expect(unsure).toMatchObject({ attempts: 3, earned: 0, problem: { code: 'machine-overloaded' } });
    expect(report.checks.find(({ id }) => id === 'is-ours-to-mend')?.problem?.message.en).toContain(
      'a mistake in the check',
    );
  });

  test('shows what the program printed during a check, and not before', async () => {
    const prints = right
      .replace('let count = 0;', "let count = 0; console.log('started');")
      .replace('const answer =', 'console.log(request.url);\n  const answer =');
    const report = await reportOn(prints, { only: ['greets', 'is-first'] });
    expect(report.checks.find(({ id }) => id === 'is-first')?.output).not.toContain('/greeting');
  });

  test('draws the same chance from the same seed, whichever checks are tried', async () => {
    const seen = async (seed: string, only: readonly string[]): Promise<string | undefined> => {
      const report = await reportOn(right, { only, seed });
      const check = report.checks.find(({ id }) => id === 'draws-variables');
      return check?.transcript.flatMap((event) => (event.kind === 'body' ? [event.payload.text] : []))[0];
    };
    const first = await seen('one', judged);
    expect(first).toContain('drawn-');
    expect(await seen('one', ['draws-variables'])).toBe(first);
    expect(await seen('two', ['draws-variables'])).not.toBe(first);
  });

  test('refuses to try a check that there is not', async () => {
    await expect(reportOn(right, { only: ['greet'] })).rejects.toMatchObject({ code: 'check-unknown' });
  });

  test('moves time where time is the lesson', async () => {
    const heartbeat = readFileSync(join(labs, 'heartbeat.ts'), 'utf8');
    const report = await reportOn(heartbeat, {}, 'timed');
    expect(report).toMatchObject({ outcome: 'pass', time: 'virtual' });
    const never = await reportOn(heartbeat.replace('client.terminate()', 'undefined'), {}, 'timed');
    expect(outcomes(never)).toMatchObject({ pings: 'fail' });
  });

  /** The report on heartbeat.ts, started by a command: on a clock that nobody can move. */
  async function onRealClock(lab: string): Promise<Report> {
    const cwd = mkdtempSync(join(tmpdir(), 'wirebook-timed-'));
    onTestFinished(() => rmSync(cwd, { recursive: true }));
    chmodSync(cwd, 0o755);
    copyFileSync(join(labs, 'heartbeat.ts'), join(cwd, 'heartbeat.ts'));
    const modules = join(import.meta.dirname, '../../node_modules');
    symlinkSync(modules, join(cwd, 'node_modules'));
    const command = { command: `${process.execPath} heartbeat.ts`, cwd, readable: [modules] };
    const report = await reportOf(gradeCommand(await findLab(lab, labs), command, { boxes }));
    expect(report.time).toBe('real');
    return report;
  }

  test('waits for short times where no clock can be moved', async () => {
    // Nobody can tell on a machine that is too busy; but nobody is blamed for that either.
    for (const { outcome } of (await onRealClock('timed')).checks)
      expect(['pass', 'inconclusive']).toContain(outcome);
  });

  test('tries again there what failed while the machine had other things to do', async () => {
    // Longer than a tick of the meter, so that it is seen wherever it begins; a sixth of the time, so that it is no overload.
    const held = setInterval(() => {
      const until = performance.now() + 32;
      while (performance.now() < until);
    }, 150);
    onTestFinished(() => clearInterval(held));
    const [check] = (await onRealClock('stumbling')).checks;
    expect(check).toMatchObject({ outcome: 'pass' });
    expect(check?.attempts).toBeGreaterThan(1);
  });
});

test('what a program is still at work on is waited for, also once it was waited for in vain', async () => {
  const slow = right.replace(
    'response.writeHead(answer ? 200 : 404).end(JSON.stringify(answer));',
    `const respond = () => response.writeHead(200).end(JSON.stringify(answer));
     if (process.env.GREETING !== 'hello') setTimeout(respond, 100);`,
  );
  const report = await reportOn(slow, { only: ['greets', 'takes-variables'] });
  expect(outcomes(report)).toEqual({ greets: 'fail', 'takes-variables': 'pass' });
});

describe('a client lab', () => {
  const caller = readFileSync(join(labs, 'caller.ts'), 'utf8');

  test('is graded by checks that are the server', async () => {
    expect(outcomes(await reportOn(caller, {}, 'caller'))).toEqual({
      answers: 'pass',
      'comes-again': 'pass',
    });
  });

  test.each([
    ['never comes', '', 'answers', 'SERVER_URL'],
    [
      'comes again at once',
      caller.replace('setTimeout(connect, Number(process.env.DELAY_MS))', 'connect()'),
      'comes-again',
      '',
    ],
    ['never comes again', caller.replace('setTimeout(connect,', 'void ('), 'comes-again', ''],
    ['does not end', `${caller}\nsetInterval(() => undefined, 1000);`, 'comes-again', ''],
  ])('catches who %s', async (_, text, id, cause) => {
    const report = await reportOn(text === '' ? 'setInterval(() => undefined, 1000);' : text, {}, 'caller');
    const check = report.checks.find((each) => each.id === id);
    expect(check?.outcome).toBe('fail');
    expect(check?.failure?.cause?.en ?? '').toContain(cause);
  });
});

describe('a solution that cannot even be started fails every check for one reason', () => {
  test.each([
    ['a syntax error', 'const a = ;', 'solution-syntax'],
    ['an import that is not allowed', "import x from 'fastify'; x();", 'import-not-allowed'],
    ['an exception', 'null.x;', 'program-crashed'],
    ['an early end', 'process.exit(0);', 'program-ended'],
    ['an endless loop', 'while (true);', 'program-not-listening'],
    ['nothing', '', 'solution-empty'],
  ])('%s', async (_, text, code) => {
    const report = await reportOn(text, { only: judged });
    expect(report).toMatchObject({ outcome: 'fail', problem: { code }, points: { earned: 0, possible: 6 } });
    expect(report.checks.map(({ outcome, attempts }) => `${outcome} ${attempts}`)).toEqual(
      judged.map(() => 'fail 0'),
    );
  });

  test('but not when it fails with the variables of a check alone', async () => {
    const picky = `if (process.env.GREETING === 'hi') process.exit(3);\n${right}`;
    const report = await reportOn(picky, { only: ['takes-variables', 'runs-twice'] });
    expect(report.problem).toBeUndefined();
    expect(outcomes(report)).toEqual({ 'takes-variables': 'fail', 'runs-twice': 'pass' });
    expect(report.checks[0]?.failure?.observed.en).toContain('exit code 3');
  });
});

describe('a grading that nobody waits for any more', () => {
  const slow = right.replace(
    'response.writeHead',
    "if (request.url === '/count') return;\n  response.writeHead",
  );

  test('is called off by its signal, which it throws', async () => {
    const abort = new AbortController();
    const reason = new Error('called off');
    const run = async (): Promise<void> => {
      for await (const event of grading(slow, { only: ['is-first'], signal: abort.signal })) {
        if (event.type === 'check-started') setTimeout(() => abort.abort(reason), 50);
      }
    };
    await expect(run()).rejects.toBe(reason);
  });

  test('ends with whoever reads its events, and leaves no program behind', async () => {
    const programs: Program[] = [];
    const start: Boxes['start'] = async (...args) => {
      const program = await boxes.start(...args);
      programs.push(program);
      return program;
    };
    const watched = Object.assign(Object.create(boxes) as Boxes, { start });
    for await (const event of grading(right, { boxes: watched, only: judged }))
      if (event.type === 'check-finished' && event.check.id === 'is-first') break;
    expect(programs).not.toEqual([]);
    await Promise.all(programs.map(({ exited }) => exited));
  });
});
