import { lab } from '../../grader/lab.ts';

export default lab({
  title: { ko: '프레임', en: 'Frames' },
  summary: {
    ko: 'RFC 6455의 프레임을 라이브러리 없이 읽고 씁니다. 길이와 마스크, 조각난 메시지, 제어 프레임, 종료 코드까지 직접 다룹니다.',
    en: 'Read and write the frames of RFC 6455 without a library: lengths and masks, messages in fragments, control frames, close codes.',
  },
  lesson: 'frames',
  variables: {
    MAX_MESSAGE_BYTES: {
      default: '1048576',
      meaning: {
        ko: '받을 수 있는 가장 큰 메시지의 바이트 수. 조각난 메시지는 모두 더합니다',
        en: 'the largest message that is taken, in bytes; the fragments of one count together',
      },
    },
  },
  tags: ['websocket', 'frames', 'masking', 'fragmentation', 'utf-8', 'close codes'],
});
