import { panel } from '../../grader/panel.ts';

export default panel({
  clients: [
    { kind: 'frames', path: '/ws' },
    { kind: 'websocket', path: '/ws' },
    { kind: 'bytes', path: '/ws' },
  ],
  get: '/',
  actions: [
    { do: 'compose', label: { ko: '텍스트', en: 'Text' }, text: 'text "hello"' },
    {
      do: 'compose',
      label: { ko: '조각 사이의 ping', en: 'A ping between fragments' },
      text: 'text fin=0 "hel"\nping "x"\ncontinuation "lo"',
    },
    { do: 'compose', label: { ko: '126바이트', en: '126 bytes' }, text: 'binary zeros=126' },
    { do: 'compose', label: { ko: '닫기 1000', en: 'Close 1000' }, text: 'close 1000 "bye"' },
    { do: 'compose', label: { ko: '마스크 없이', en: 'Unmasked' }, text: 'text unmasked "hello"' },
    { do: 'compose', label: { ko: '예약 비트', en: 'Reserved bit' }, text: 'text rsv1 "hello"' },
    { do: 'compose', label: { ko: '나뉜 ping', en: 'Fragmented ping' }, text: 'ping fin=0 "x"' },
    { do: 'compose', label: { ko: '잘못된 UTF-8', en: 'Invalid UTF-8' }, text: 'text hex=ff' },
    { do: 'compose', label: { ko: '1바이트짜리 닫기', en: 'One-byte close' }, text: 'close hex=03' },
  ],
});
