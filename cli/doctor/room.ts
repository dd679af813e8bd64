import { wrap } from '../../grader/render/text/width.ts';
import type { Localized } from '../../grader/report.ts';
import type { Context } from '../context.ts';
import { programsRun } from '../isolation.ts';
import type { Figures, Judgement } from './capacity.ts';

/** Whether this machine carries a room of so many people, point by point, with what to do where it does not. */
export function roomLines(
  people: number,
  figures: Figures,
  judged: Judgement,
  { say, stdout }: Context,
): string {
  const point = (ok: boolean, text: Localized, advice: Localized): string[] => {
    const mark = ok ? stdout.paint('green', '✓') : stdout.paint('red', '✗');
    const lines = wrap(`${say(text)}${ok ? '' : ` ${say(advice)}`}`, stdout.columns - 4);
    return lines.map((line, index) => `${index === 0 ? mark : ' '} ${line}`);
  };
  const sum = say(judged.carries ? texts.carries(people) : texts.carriesNot(people));
  const lines = [
    stdout.paint(judged.carries ? 'green' : 'yellow', sum),
    ...point(judged.isolated, programsRun[figures.isolation], texts.isolate),
    ...point(judged.queueOk, texts.queue(people, figures, judged), texts.fasten),
    ...point(judged.memoryOk, texts.memory(figures, judged), texts.free),
    ...(judged.programs < people ? wrap(say(texts.programs(judged.programs)), stdout.columns - 2) : []),
  ];
  return `\n${lines.map((line) => `  ${line}\n`).join('')}\n`;
}

const texts = {
  carries: (people: number) => ({
    ko: `이 컴퓨터로 ${people}명의 워크숍을 열 수 있습니다.`,
    en: `This machine carries a workshop of ${people}.`,
  }),
  carriesNot: (people: number) => ({
    ko: `지금 이 컴퓨터로는 ${people}명의 워크숍이 버겁습니다.`,
    en: `As it is, this machine does not carry a workshop of ${people}.`,
  }),
  queue: (people: number, { cores, gradingMs }: Figures, { queueSeconds }: Judgement) => ({
    ko: `채점 한 번에 ${gradingMs} ms 걸립니다(코어 ${cores}개가 모두 채점할 때, 에코 실습). ${people}명이 한꺼번에 검사하면 마지막 사람은 ${seconds(queueSeconds)}초쯤 기다립니다.`,
    en: `A grading takes ${gradingMs} ms (echo, with all ${cores} cores at it). If all ${people} check at the same moment, the last one waits some ${seconds(queueSeconds)} s.`,
  }),
  memory: ({ freeMb }: Figures, { neededMb }: Judgement) => ({
    ko: `메모리는 ${neededMb} MB쯤 필요하고, 지금 ${freeMb} MB가 비어 있습니다.`,
    en: `It takes some ${neededMb} MB of memory; ${freeMb} MB are free now.`,
  }),
  programs: (programs: number) => ({
    ko: `지금 비어 있는 메모리로는 프로그램을 동시에 ${programs}개까지 실행할 수 있습니다. 그보다 많이 시작하면 아무도 쓰지 않는 것부터 끝납니다.`,
    en: `The memory that is free now lets ${programs} programs live at a time. When more are started, those that nobody uses end first.`,
  }),
  isolate: {
    ko: 'npx wirebook doctor가 갖추는 법을 알려 줍니다.',
    en: 'npx wirebook doctor says how to get what is missing.',
  },
  fasten: {
    ko: '다른 프로그램을 끝내고 다시 재 보거나, 코어가 더 많은 컴퓨터를 쓰거나, 여러 번에 나누어 검사하게 하세요.',
    en: 'End other programs and measure again, take a machine with more cores, or let people check in turns.',
  },
  free: {
    ko: '다른 프로그램을 끝내거나 메모리가 더 많은 컴퓨터를 쓰세요.',
    en: 'End other programs, or take a machine with more memory.',
  },
};

const seconds = (value: number): string => (value < 10 ? value.toFixed(1) : String(Math.round(value)));
