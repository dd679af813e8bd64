import { lab } from '../../grader/lab.ts';

export default lab({
  title: { ko: '일하면서 계속 받기', en: 'Keep receiving while you work' },
  summary: {
    ko: '시간이 걸리는 일을 한 번에 하나씩 처리하면서도, 핑과 취소에는 언제나 바로 답하는 서버를 만듭니다.',
    en: 'Build a server that does slow jobs one at a time, and yet answers every ping and every cancel at once.',
  },
  lesson: 'lifecycle',
  packages: ['ws'],
  variables: {
    QUEUE_LIMIT: {
      default: '16',
      meaning: {
        ko: '연결 하나에서 기다릴 수 있는 일의 수. 실행 중인 일은 세지 않습니다',
        en: 'how many jobs may wait per connection; the one that runs is not counted',
      },
    },
  },
  timing: true,
  tags: ['websocket', 'queue', 'async', 'cancel', 'backpressure', 'stats'],
});
