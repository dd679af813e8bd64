import { lab } from '../../../../../grader/lab.ts';

/** A timing lab for measuring only: intervals of half a minute, whose verdict must not take half a minute. */
export default lab({
  title: { ko: '하트비트 측정', en: 'Heartbeat, measured' },
  summary: { ko: '가상 시간으로 채점하는 시간을 잽니다.', en: 'Measures grading on virtual time.' },
  lesson: 'heartbeat',
  packages: ['ws'],
  timing: true,
});
