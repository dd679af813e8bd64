import { panel } from '../../grader/panel.ts';

export default panel({
  clients: [{ kind: 'websocket', path: '/ws?name={name}' }],
  names: ['alice', 'bob', 'carol', 'dave'],
  ready: 2,
  fields: [
    { name: 'to', label: { ko: '받는 사람', en: 'To' }, value: 'bob' },
    { name: 'text', label: { ko: '할 말', en: 'Text' }, value: 'hi' },
  ],
  actions: [
    { do: 'send', label: { ko: '누가 있나', en: 'Who is there' }, text: '{"type":"who"}' },
    {
      do: 'send',
      label: { ko: '한 사람에게', en: 'Send to one' },
      text: '{"type":"send","to":"{to}","text":"{text}"}',
    },
    {
      do: 'send',
      label: { ko: '모두에게', en: 'Broadcast' },
      text: '{"type":"broadcast","text":"{text}"}',
    },
  ],
});
