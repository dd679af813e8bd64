import { panel } from '../../grader/panel.ts';

export default panel({
  clients: [
    { kind: 'events', path: '/events' },
    { kind: 'bytes', path: '/events' },
  ],
  fields: [
    { name: 'event', label: { ko: '이벤트 이름', en: 'Event' }, value: 'news' },
    { name: 'data', label: { ko: '데이터', en: 'Data' }, value: 'hello' },
    { name: 'last', label: { ko: '마지막으로 본 id', en: 'Last id seen' }, value: '0' },
  ],
  actions: [
    {
      do: 'request',
      label: { ko: '발행', en: 'Publish' },
      method: 'POST',
      path: '/publish',
      headers: { 'content-type': 'application/json' },
      body: '{"event":"{event}","data":"{data}"}',
    },
    {
      do: 'compose',
      label: { ko: 'Last-Event-ID로 이어 받기', en: 'Resume by Last-Event-ID' },
      text: 'GET /events HTTP/1.1\nHost: localhost\nAccept: text/event-stream\nLast-Event-ID: {last}\n\n',
    },
  ],
});
