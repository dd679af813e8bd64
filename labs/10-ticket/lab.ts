import { lab } from '../../grader/lab.ts';

export default lab({
  title: { ko: '일회용 티켓', en: 'One-time tickets' },
  summary: {
    ko: '브라우저는 WebSocket에 Authorization 헤더를 붙일 수 없습니다. 그래서 잠깐 동안 한 번만 쓸 수 있는 티켓을 발급하고, 그 티켓으로 들어오게 합니다. 다른 사이트가 열려는 연결은 Origin으로 막습니다.',
    en: 'A browser cannot put an Authorization header on a WebSocket. So hand out tickets that open one connection, once and soon, and turn away connections that another site opens, by their Origin.',
  },
  lesson: 'auth',
  packages: ['ws'],
  variables: {
    USERS: {
      default: '{"alice-secret":"alice","bob-secret":"bob"}',
      meaning: {
        ko: '사용자를 담은 JSON 객체. 키는 Bearer 토큰, 값은 사용자 이름입니다.',
        en: 'the users, a JSON object: bearer tokens and whose they are',
      },
    },
    TICKET_TTL_MS: {
      default: '30000',
      short: '5000',
      meaning: { ko: '티켓의 수명(ms)', en: 'how long a ticket lives, in ms' },
    },
    ALLOWED_ORIGINS: {
      default: '',
      meaning: {
        ko: '연결을 열 수 있는 Origin을 쉼표로 이은 목록. 비어 있으면 모두 허용합니다.',
        en: 'origins that may connect, separated by commas; any where it is empty',
      },
    },
  },
  timing: true,
  tags: ['websocket', 'authentication', 'origin', 'security', 'timers'],
});
