import { lab } from '../../grader/lab.ts';

export default lab({
  title: { ko: '에코 서버', en: 'Echo server' },
  summary: {
    ko: '받은 메시지를 그대로 돌려주는 WebSocket 엔드포인트를 만듭니다. 텍스트는 텍스트로, 바이너리는 바이너리로 돌려주고, 누가 갑자기 사라져도 서버는 살아 있어야 합니다.',
    en: 'Build a WebSocket endpoint that sends every message back as it came: text as text, binary as binary. It must stay up whoever vanishes.',
  },
  lesson: 'lifecycle',
  packages: ['ws'],
  tags: ['websocket', 'text', 'binary', 'stats'],
});
