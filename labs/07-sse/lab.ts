import { lab } from '../../grader/lab.ts';

export default lab({
  title: { ko: '이벤트 스트림', en: 'Event stream' },
  summary: {
    ko: '평범한 HTTP 응답 하나로 서버가 구독자에게 이벤트를 밀어 보냅니다. 연결이 끊긴 동안 놓친 이벤트는 다시 연결할 때 빠짐없이, 겹침 없이 받습니다.',
    en: 'Push events to subscribers over one plain HTTP response. Whoever was cut off gets what they missed when they come back: without a gap, without a double.',
  },
  lesson: 'sse',
  packages: [],
  variables: {
    RETRY_MS: {
      default: '2000',
      meaning: {
        ko: '끊긴 클라이언트가 다시 연결하기까지 기다릴 시간(ms)',
        en: 'how long a client that was cut off waits before it comes back, in milliseconds',
      },
    },
    HISTORY: {
      default: '100',
      meaning: {
        ko: '다시 보내 줄 수 있게 기억하는 이벤트의 수',
        en: 'how many events are remembered, to be sent again',
      },
    },
    KEEPALIVE_MS: {
      default: '15000',
      short: '400',
      meaning: {
        ko: '조용한 스트림에 주석 줄을 보내는 가장 긴 간격(ms)',
        en: 'the longest time between two comment lines on an idle stream, in milliseconds',
      },
    },
  },
  timing: true,
  tags: ['sse', 'http', 'replay', 'stats'],
});
