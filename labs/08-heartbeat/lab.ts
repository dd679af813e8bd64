import { lab } from '../../grader/lab.ts';

export default lab({
  title: { ko: '하트비트', en: 'Heartbeat' },
  summary: {
    ko: '말없이 죽은 연결을 찾아냅니다. 모든 클라이언트에 ping을 보내고, 제때 pong이 오지 않으면 닫고, 그래도 응답이 없으면 끊습니다.',
    en: 'Find the connections that died without a word: ping every client, close whoever does not pong in time, and cut off whoever does not even answer that.',
  },
  lesson: 'heartbeat',
  packages: ['ws'],
  variables: {
    HEARTBEAT_INTERVAL_MS: {
      default: '30000',
      short: '1000',
      meaning: { ko: 'ping과 다음 ping 사이(밀리초)', en: 'from one ping to the next, in milliseconds' },
    },
    HEARTBEAT_TIMEOUT_MS: {
      default: '10000',
      short: '400',
      meaning: {
        ko: 'pong을 기다리는 시간, 그리고 닫은 뒤 끊을 때까지 기다리는 시간(밀리초)',
        en: 'how long a pong may take, and then how long until a closed connection is cut, in milliseconds',
      },
    },
  },
  timing: true,
  tags: ['websocket', 'ping', 'pong', 'half-open', 'timers', 'stats'],
});
