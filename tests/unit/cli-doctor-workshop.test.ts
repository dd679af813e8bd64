import { describe, expect, it } from 'vitest';
import { type Figures, judge, type Judgement } from '../../cli/doctor/capacity.ts';
import { wirebook } from './cli.ts';

const laptop: Figures = { isolation: 'full', cores: 8, freeMb: 12_000, gradingMs: 200 };

describe('whether a machine carries a room', () => {
  it('follows from what was measured: a laptop of today carries two hundred', () => {
    expect(judge(laptop, 200)).toMatchObject({ queueSeconds: 5, programs: 190, carries: true });
  });

  it.each([
    ['isolation', { isolation: 'partial' }],
    ['a queue longer than anybody waits', { gradingMs: 2_000, cores: 2 }],
    ['memory', { freeMb: 2_000 }],
  ] as const)('wants %s', (_name, lacking) => {
    expect(judge({ ...laptop, ...lacking }, 200).carries).toBe(false);
  });

  it('asks less of a machine for fewer people', () => {
    const small: Figures = { isolation: 'full', cores: 2, freeMb: 2_000, gradingMs: 600 };
    expect([judge(small, 15).carries, judge(small, 200).carries]).toEqual([true, false]);
  });
});

it('wirebook doctor --workshop measures this machine, says it in the language asked for, and exits with its judgement', async () => {
  const ran = await wirebook(['doctor', '--workshop', '30', '--json'], { env: { LANG: 'en_US.UTF-8' } });
  const { people, figures, judged } = JSON.parse(ran.stdout) as {
    people: number;
    figures: Figures;
    judged: Judgement;
  };
  expect(people).toBe(30);
  expect(figures.gradingMs).toBeGreaterThan(0);
  expect(judged).toEqual(judge(figures, 30));
  expect(ran.code).toBe(judged.carries ? 0 : 1);
  const spoken = await wirebook(['doctor', '--workshop', '1'], { env: { LANG: 'ko_KR.UTF-8' } });
  expect(spoken.stdout).toMatch(/1명의 워크숍/);
  expect(spoken.stdout).toMatch(/채점 한 번에 \d+ ms/);
  expect(await wirebook(['doctor', '--workshop', 'many'])).toMatchObject({ code: 2, stdout: '' });
});
