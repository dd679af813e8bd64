/** What the wire view says, in Korean. */
export const wireKo = {
  time: '시각',
  connection: '연결',
  direction: '방향',
  what: '내용',
  client: '클라이언트',
  server: '서버',
  toServer: '클라이언트에서 서버로',
  toClient: '서버에서 클라이언트로',
  opened: 'TCP 연결',
  body: '본문',
  bytes: '바이트',
  fin: 'TCP를 끝냄 (FIN)',
  reset: 'TCP를 끊음 (RST)',
  empty: '비어 있음',
  cut: (shown: number): string => `처음 ${shown}바이트`,
  filter: '거르기: 이름, 종류, 내용',
  allConnections: '모든 연결',
  noneMatch: '조건에 맞는 것이 없습니다.',
  pause: '잠시 멈춤',
  goOn: (waiting: number): string => (waiting > 0 ? `이어서 보기 (새로 온 것 ${waiting}개)` : '이어서 보기'),
  export: '내보내기',
  formats: {
    pcapng: 'Wireshark용 캡처 (pcapng)',
    mmd: '순서도 (Mermaid)',
    jsonl: '한 줄에 하나씩 (JSON Lines)',
  },
  details: '자세히',
  closeDetails: '자세히 보기 닫기',
  payload: (bytes: number): string => `페이로드 ${bytes.toLocaleString('ko')}바이트`,
  dump: '페이로드의 바이트',
  anatomy: {
    caption: '프레임의 필드 (RFC 6455 5.2절)',
    field: '필드',
    bits: '비트',
    meaning: '뜻',
    names: {
      fin: 'FIN',
      rsv1: 'RSV1',
      rsv2: 'RSV2',
      rsv3: 'RSV3',
      opcode: 'opcode',
      mask: 'MASK',
      length: '길이 (7비트)',
      extended: '늘린 길이',
      key: '마스킹 키',
      code: '닫기 코드',
    },
    fin: (value: number): string =>
      value === 1 ? '메시지의 마지막 조각입니다.' : '조각이 더 옵니다. 다음은 continuation 프레임입니다.',
    rsv1: (value: number): string =>
      value === 1
        ? '켜져 있습니다. permessage-deflate를 합의했다면 압축되었다는 뜻입니다.'
        : '확장을 쓰지 않으면 0입니다.',
    rsv2: (value: number): string =>
      value === 1 ? '켜져 있습니다. 합의한 확장이 없으면 위반입니다.' : '0이어야 합니다.',
    rsv3: (value: number): string =>
      value === 1 ? '켜져 있습니다. 합의한 확장이 없으면 위반입니다.' : '0이어야 합니다.',
    opcode: (value: number): string =>
      ({
        0: '앞 조각에 이어지는 continuation 프레임입니다.',
        1: 'UTF-8 텍스트입니다.',
        2: '바이너리입니다.',
        8: '닫기(close)입니다. 제어 프레임이라 125바이트를 넘을 수 없습니다.',
        9: 'ping입니다. 받은 쪽은 같은 내용의 pong으로 답합니다.',
        10: 'pong입니다. ping에 대한 답이거나, 묻지 않았는데 보낸 소식입니다.',
      })[value] ?? '예약된 번호입니다. 받은 쪽은 1002로 닫아야 합니다.',
    mask: (value: number): string =>
      value === 1
        ? '마스크되었습니다. 클라이언트가 보내는 프레임은 반드시 그래야 합니다.'
        : '마스크되지 않았습니다. 서버가 보내는 프레임은 반드시 그래야 합니다.',
    length: (value: number): string =>
      value === 126
        ? '126은 길이가 뒤따르는 2바이트에 있다는 뜻입니다.'
        : value === 127
          ? '127은 길이가 뒤따르는 8바이트에 있다는 뜻입니다.'
          : `페이로드가 ${value}바이트입니다.`,
    extended: (value: number): string => `페이로드가 ${value.toLocaleString('ko')}바이트입니다.`,
    key: (): string => '4바이트. 여기에서는 푼 내용을 보여 주고, 키는 보관하지 않습니다.',
    code: (value: number): string => `닫는 이유를 나타내는 코드 ${value}, 페이로드의 처음 2바이트입니다.`,
  },
};

export type WireWords = typeof wireKo;
