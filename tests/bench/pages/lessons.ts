import { pagesIn } from '../../e2e/site-map.ts';
import type { Figure } from '../figures.ts';
import { audit, type Audit } from './lighthouse.ts';
import type { Stage } from './stage.ts';

/** Lighthouse of every lesson that is written, in both languages. */
export async function lessonAudits(stage: Stage, times: number): Promise<Figure[]> {
  const figures: Figure[] = [];
  for (const path of [...pagesIn('ko'), ...pagesIn('en')].filter((page) => /\/lessons\/./.test(page))) {
    const results: Audit[] = [];
    for (let round = 0; round < times; round += 1) results.push(await audit(stage, path));
    figures.push(...figuresOf(path, results));
    process.stderr.write(`${path} ${results.map(inWords).join(' · ')}\n`);
  }
  return figures;
}

/** A quarter of an hour passes here: who waits sees each lesson as it is done. */
const inWords = ({ scores, bytes }: Audit): string =>
  `${[...scores.values()].join('/')} ${Math.round(bytes / 1000)} KB`;

function figuresOf(path: string, results: readonly Audit[]): Figure[] {
  const titles = [...(results[0]?.scores.keys() ?? [])];
  return [
    ...titles.map((title) => ({
      name: `${path} ${title}`,
      unit: 'of 100',
      values: results.map(({ scores }) => scores.get(title) ?? NaN),
      goal: { atLeast: 100 },
    })),
    {
      name: `${path} transferred`,
      unit: 'KB',
      values: results.map(({ bytes }) => bytes / 1000),
      goal: { atMost: 100 },
    },
    {
      name: `${path} layout shift`,
      unit: '',
      values: results.map(({ shift }) => shift),
      goal: { atMost: 0 },
    },
  ];
}
