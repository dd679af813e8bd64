import { readdirSync, readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Boxes, createBoxes, findLab, grade, type Lab, type Report } from '../../grader/index.ts';

const folder = new URL('../../labs/03-echo/', import.meta.url);
const read = (file: string): string => readFileSync(new URL(file, folder), 'utf8');
const filesIn = (name: string): string[] =>
  readdirSync(new URL(name, folder)).map((file) => `${name}/${file}`);

let lab: Lab;
let boxes: Boxes;

beforeAll(async () => {
  lab = await findLab('echo');
  boxes = await createBoxes({ warm: 2 });
});
afterAll(() => boxes.close());

async function graded(text: string, only?: readonly string[]): Promise<Report> {
  const solution = { files: [{ path: 'solution.ts', text }] };
  for await (const event of grade(lab, solution, { boxes, ...(only && { only }) })) {
    if (event.type === 'finished') return event.report;
  }
  throw new Error('The grading ended without a report.');
}

const idsOf = (report: Report, outcome: string): string[] =>
  report.checks.filter((check) => check.outcome === outcome).map(({ id }) => id);

/** What is not a pass, with what was seen: so that a red test says why. */
const complaints = (report: Report): string[] =>
  report.checks
    .filter(({ outcome }) => outcome !== 'pass')
    .map(({ id, failure, problem }) => `${id}: ${(failure?.observed ?? problem?.message)?.en ?? ''}`);

describe('a correct echo passes every check, whatever its style:', () => {
  it.each(['solution.ts', ...filesIn('right')])('%s', async (file) => {
    expect(complaints(await graded(read(file)))).toEqual([]);
  });
});

describe('a mistake is caught by the check meant for it:', () => {
  it.each(filesIn('wrong'))('%s', async (file) => {
    const text = read(file);
    const [, id = ''] = /^\/\/ caught by: (\S+)\n\/\/ .+\n/.exec(text) ?? [];
    const report = await graded(text, [id]);
    expect(report.problem).toBeUndefined();
    expect(idsOf(report, 'fail')).toEqual([id]);
    // A tired learner is told what to do, not only what was seen.
    expect(report.checks[0]?.failure?.cause).toBeDefined();
  });
});

describe('the starter', () => {
  /** The TODOs, as a learner might do them one after the other. */
  const steps: readonly (readonly [todo: string, line: string, becomes: string])[] = [
    ['TODO 1', "console.log('received'", "socket.send(data); console.log('received'"],
    ['TODO 2', 'socket.send(data);', 'socket.send(data, { binary: isBinary });'],
    ['TODO 3', 'response.writeHead(501)', answersStats()],
    ['TODO 4', 'new WebSocketServer({ server })', "new WebSocketServer({ server, path: '/ws' })"],
    ['TODO 5', '  // TODO 5', "  socket.on('error', () => undefined);\n  // TODO 5"],
  ];

  function answersStats(): string {
    return `if (request.url?.split('?')[0] === '/stats') {
      response.end(JSON.stringify({ connections: sockets.clients.size }));
      return;
    }
    response.writeHead(404)`;
  }

  it('names each of these steps, runs, and passes more checks after each, and all after the last', async () => {
    const texts = [read('starter.ts')];
    for (const [todo, line, becomes] of steps) {
      const text = texts.at(-1) ?? '';
      expect(text).toContain(todo);
      expect(text.split(line), line).toHaveLength(2);
      texts.push(text.replace(line, becomes));
    }
    const reports = await Promise.all(texts.map((text) => graded(text)));
    const passed = reports.map((report) => idsOf(report, 'pass').length);
    expect(passed).toEqual([...new Set(passed)].sort((one, other) => one - other));
    expect(passed.at(-1)).toBe(reports.at(-1)?.checks.length);
  }, 180_000);
});

describe('the texts', () => {
  it.each(['ko', 'en'])('hints in %s: three steps for every check', async (language) => {
    const { checks } = await graded('');
    const sections = read(`hints.${language}.mdx`)
      .split(/^## /m)
      .slice(1)
      .map((section) => [section.split('\n', 1)[0], section.match(/^\d\. /gm)] as const);
    expect(sections).toEqual(checks.map(({ id }) => [id, ['1. ', '2. ', '3. ']]));
  });
});
