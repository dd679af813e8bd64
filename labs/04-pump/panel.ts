import { panel } from '../../grader/panel.ts';

export default panel({
  clients: [{ kind: 'websocket', path: '/ws' }],
  fields: [
    { name: 'id', label: { ko: '일 이름', en: 'Job' }, value: 'a' },
    { name: 'ms', label: { ko: '걸리는 시간(ms)', en: 'Takes (ms)' }, value: '3000' },
  ],
  actions: [
    { do: 'send', label: { ko: '일 맡기기', en: 'Work' }, text: '{"type":"work","id":"{id}","ms":{ms}}' },
    { do: 'send', label: { ko: '취소', en: 'Cancel job' }, text: '{"type":"cancel","id":"{id}"}' },
    { do: 'send', label: { ko: '핑', en: 'Ping' }, text: '{"type":"ping"}' },
  ],
});
