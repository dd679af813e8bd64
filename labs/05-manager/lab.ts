import { lab } from '../../grader/lab.ts';

export default lab({
  title: { ko: '연결 관리자', en: 'Connection manager' },
  summary: {
    ko: '누가 접속해 있는지 기억하고, 한 사람에게 또는 모두에게 말을 전하는 서버를 만듭니다. 받는 사람 하나가 죽거나 느려도 나머지는 아무 일 없어야 합니다.',
    en: 'Build a server that knows who is connected and tells one of them, or all. A dead or slow receiver must never be anybody else’s problem.',
  },
  lesson: 'manager',
  packages: ['ws'],
  tags: ['websocket', 'registry', 'broadcast', 'presence', 'stats'],
});
