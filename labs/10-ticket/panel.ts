import { panel } from '../../grader/panel.ts';

export default panel({
  clients: [
    { kind: 'websocket', path: '/ws?ticket={ticket}' },
    { kind: 'bytes', path: '/ws' },
  ],
  fields: [
    { name: 'token', label: { ko: 'Bearer 토큰', en: 'Bearer token' }, value: 'alice-secret' },
    { name: 'ticket', label: { ko: '티켓', en: 'Ticket' } },
  ],
  actions: [
    {
      do: 'request',
      label: { ko: '티켓 받기', en: 'Get a ticket' },
      method: 'POST',
      path: '/tickets',
      headers: { authorization: 'Bearer {token}' },
      keep: { ticket: 'ticket' },
    },
    {
      do: 'compose',
      label: { ko: '다른 사이트에서 온 요청', en: 'From another site' },
      text: 'GET /ws?ticket={ticket} HTTP/1.1\nHost: localhost\nUpgrade: websocket\nConnection: Upgrade\nSec-WebSocket-Version: 13\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\nOrigin: https://evil.example\n\n',
    },
  ],
});
