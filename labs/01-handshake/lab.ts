import { lab } from '../../grader/lab.ts';

export default lab({
  title: { ko: '핸드셰이크', en: 'Handshake' },
  summary: {
    ko: 'HTTP 요청을 WebSocket 연결로 바꾸는 핸드셰이크를 라이브러리 없이 씁니다. 올바른 요청에는 101로, 그렇지 않은 요청에는 무엇이 틀렸는지 알려 주는 상태 코드로 응답합니다.',
    en: 'Turn an HTTP request into a WebSocket connection without a library: a 101 for a handshake that is right, and for every other one the status that says what is wrong with it.',
  },
  lesson: 'handshake',
  tags: ['websocket', 'http', 'upgrade', 'subprotocol'],
});
