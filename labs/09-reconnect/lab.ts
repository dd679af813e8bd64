import { lab } from '../../grader/lab.ts';

export default lab({
  title: { ko: '다시 연결하기', en: 'Reconnecting' },
  summary: {
    ko: '이번에는 클라이언트를 만듭니다. 연결이 끊기면 간격을 늘려 가며, 남들과 겹치지 않게 다시 연결하고, 받던 곳부터 이어 받습니다.',
    en: 'This time you build the client. When the line is lost it comes back, with growing pauses and not in step with everyone else, and goes on where it left off.',
  },
  lesson: 'reconnect',
  role: 'client',
  packages: ['ws'],
  variables: {
    BACKOFF_BASE_MS: {
      default: '1000',
      short: '100',
      meaning: {
        ko: '첫 번째 재시도까지 기다리는 시간의 상한(밀리초). 실패할 때마다 두 배가 됩니다',
        en: 'upper bound of the wait before the first retry, in milliseconds; it doubles with every failure',
      },
    },
    BACKOFF_MAX_MS: {
      default: '30000',
      short: '400',
      meaning: {
        ko: '그 상한이 더는 커지지 않는 값(밀리초)',
        en: 'where that bound stops growing, in milliseconds',
      },
    },
    IDLE_TIMEOUT_MS: {
      default: '45000',
      short: '1500',
      meaning: {
        ko: '서버에서 아무 기척이 없을 때 연결을 버리기까지의 시간(밀리초)',
        en: 'how long a server may show no sign of life before its connection is dropped, in milliseconds',
      },
    },
  },
  timing: true,
  tags: ['websocket', 'client', 'reconnect', 'backoff', 'jitter', 'resume'],
});
