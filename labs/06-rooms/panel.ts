import { panel } from '../../grader/panel.ts';

export default panel({
  clients: [{ kind: 'websocket', path: '/ws?name={name}' }],
  names: ['alice', 'bob', 'carol', 'dave'],
  ready: 2,
  fields: [
    { name: 'room', label: { ko: '방', en: 'Room' }, value: 'tech' },
    { name: 'text', label: { ko: '할 말', en: 'Text' }, value: 'hi' },
  ],
  actions: [
    { do: 'send', label: { ko: '들어가기', en: 'Join' }, text: '{"type":"join","room":"{room}"}' },
    { do: 'send', label: { ko: '나가기', en: 'Leave' }, text: '{"type":"leave","room":"{room}"}' },
    {
      do: 'send',
      label: { ko: '말하기', en: 'Say' },
      text: '{"type":"say","room":"{room}","text":"{text}"}',
    },
  ],
});
