import type { Localized } from '../../grader/report.ts';

/** What was done to a connection from outside, for whoever reads the wire. */
export const notes = {
  cut: { ko: '선을 끊었습니다.', en: 'The line was cut.' },
  freeze: {
    ko: '이 클라이언트를 얼렸습니다. 양쪽 모두 상대가 어떤지 알 수 없습니다.',
    en: 'This client was frozen: neither end hears of the other.',
  },
  thaw: { ko: '이 클라이언트를 다시 녹였습니다.', en: 'This client was thawed.' },
} as const satisfies Readonly<Record<string, Localized>>;
