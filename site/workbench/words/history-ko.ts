/** What the history of attempts says, in Korean. */
export const historyKo = {
  title: '시도 기록',
  list: '시도 목록',
  empty: '아직 남은 시도가 없습니다. 검사할 때마다 그때의 코드와 점수가 여기에 남습니다.',
  attempt: (number: number) => `시도 ${number}`,
  now: '지금 코드',
  reference: '모범 풀이',
  best: '최고 점수',
  unchecked: '검사하지 않은 코드',
  score: (earned: number, possible: number, passed: number, checks: number) =>
    `${possible}점 중 ${earned}점, 검사 ${checks}개 중 ${passed}개 통과`,
  left: (left: number) =>
    `모든 검사를 통과하거나, 코드를 고쳐 가며 ${left}번 더 검사하면 볼 수 있습니다. 시작조차 되지 않는 코드는 세지 않습니다.`,
  notOpened: '모든 검사를 통과하거나 강사가 열어 주면 볼 수 있습니다.',
  ready: '지금 코드와 비교해 볼 수 있습니다.',
  opened: '이제 모범 풀이를 볼 수 있습니다.',
  compare: '비교하기',
  look: '모범 풀이 보기',
  difference: (one: string, other: string) => `${one} → ${other}`,
  back: '이 코드로 돌아가기',
  backDone: (number: number) =>
    `시도 ${number}의 코드로 돌아왔습니다. 방금까지의 코드도 시도 기록에 있습니다.`,
  same: '두 코드가 똑같습니다.',
  changes: (removed: number, added: number) => `빠진 줄 ${removed}개, 더해진 줄 ${added}개`,
  view: '보는 방식',
  views: { side: '나란히', text: '한 줄씩' },
  removed: '빠진 줄',
  added: '더해진 줄',
  skipped: (count: number) => `같은 줄 ${count}개`,
};

export type HistoryWords = typeof historyKo;
