import type { Language } from '../../language.ts';

const seconds = (lang: string, ms: number): string =>
  new Intl.NumberFormat(lang, { maximumFractionDigits: 1 }).format(ms / 1000);

const ko = {
  title: '1,000명이 한꺼번에 돌아올 때',
  simulated: '이 그림은 측정한 것이 아니라 계산한 것입니다. 같은 시드에서는 언제나 같은 그림이 나옵니다.',
  jitter: '지터',
  jitters: { none: '없음', half: '절반 (d/2 ~ d)', full: '전부 (0 ~ d)' },
  clients: '클라이언트 수',
  base: '첫 상한 (초)',
  max: '최대 상한 (초)',
  down: '서버가 꺼져 있는 시간 (초)',
  capacity: '서버가 1초에 받는 연결',
  seed: '시드',
  summary: (peak: number, attempts: number, backMs: number | undefined) =>
    `가장 붐빈 1초: ${peak.toLocaleString('ko')}번 · 시도한 횟수: ${attempts.toLocaleString('ko')} · ` +
    (backMs === undefined
      ? '1분이 지나도 모두 돌아오지 못함'
      : `모두 돌아오기까지: ${seconds('ko', backMs)}초`),
  chart: '서버가 다시 시작한 뒤 0.5초마다 들어온 연결 시도의 수',
  accepted: '받아들임',
  refused: '거절됨',
  axis: '초',
  table: '같은 것을 표로 보기',
  time: '시각 (초)',
};

const en: typeof ko = {
  title: 'When 1,000 come back at once',
  simulated: 'This picture is not measured but worked out. The same seed always gives the same picture.',
  jitter: 'Jitter',
  jitters: { none: 'none', half: 'half (d/2 to d)', full: 'full (0 to d)' },
  clients: 'Clients',
  base: 'First bound (s)',
  max: 'Highest bound (s)',
  down: 'Server down for (s)',
  capacity: 'Connections the server takes in a second',
  seed: 'Seed',
  summary: (peak, attempts, backMs) =>
    `Busiest second: ${peak.toLocaleString('en')} attempts · in all: ${attempts.toLocaleString('en')} · ` +
    (backMs === undefined
      ? 'not all are back after a minute'
      : `everybody back after ${seconds('en', backMs)} s`),
  chart: 'Connection attempts per half second since the server restarted',
  accepted: 'accepted',
  refused: 'refused',
  axis: 's',
  table: 'The same as a table',
  time: 'Time (s)',
};

export type Words = typeof ko;

export const words: Readonly<Record<Language, Words>> = { ko, en };
