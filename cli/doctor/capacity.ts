import { availableParallelism, freemem } from 'node:os';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Isolation } from '../../grader/report.ts';
import { neededMb, programsIn } from '../../server/limits.ts';

/** What this machine does, as it was measured just now. */
export interface Figures {
  readonly isolation: Isolation;
  readonly cores: number;
  /** Memory that programs can still have, in MB. */ readonly freeMb: number;
  /** One grading of the echo lab’s reference while all cores grade, in ms. */ readonly gradingMs: number;
}

export interface Judgement {
  readonly isolated: boolean;
  /** How long the last one waits where everybody checks at the same moment, in seconds. */ readonly queueSeconds: number;
  readonly queueOk: boolean;
  /** What the companion and the programs of half the room take, in MB. */ readonly neededMb: number;
  readonly memoryOk: boolean;
  /** Programs that may live at a time; then those that nobody uses make room. */ readonly programs: number;
  readonly carries: boolean;
}

/** Whoever waits longer than this for a verdict presses again, or goes for coffee. */
const patienceSeconds = 30;
/** Half of a room has a program alive at a time; the others read, write, or have let theirs end. */
const livingShare = 0.5;

export function judge({ isolation, cores, freeMb, gradingMs }: Figures, people: number): Judgement {
  const queueSeconds = (Math.ceil(people / cores) * gradingMs) / 1000;
  const programs = Math.min(people, programsIn(freeMb));
  const needed = neededMb(Math.ceil(people * livingShare));
  const [isolated, queueOk, memoryOk] = [
    isolation === 'full',
    queueSeconds <= patienceSeconds,
    needed <= freeMb,
  ];
  return {
    ...{ isolated, queueSeconds, queueOk, neededMb: needed, memoryOk, programs },
    carries: isolated && queueOk && memoryOk,
  };
}

const rounds = 6;

/** Grades the reference of the echo lab on all cores at once, as a room does. Takes some seconds. */
export async function measure(): Promise<Figures> {
  const { createBoxes, findLab, grade } = await import('../../grader/index.ts');
  const cores = availableParallelism();
  const freeMb = Math.floor(freemem() / 2 ** 20);
  const boxes = await createBoxes({ warm: cores });
  try {
    const lab = await findLab('echo');
    const text = await readFile(join(lab.path, 'solution.ts'), 'utf8');
    const once = async (): Promise<void> => {
      const events = grade(lab, { files: [{ path: 'solution.ts', text }] }, { boxes });
      while (!(await events.next()).done);
    };
    await once();
    const began = performance.now();
    await Promise.all(
      Array.from({ length: cores }, async () => {
        for (let round = 0; round < rounds; round += 1) await once();
      }),
    );
    const gradingMs = Math.round((performance.now() - began) / rounds);
    return { isolation: boxes.isolation, cores, freeMb, gradingMs };
  } finally {
    await boxes.close();
  }
}
