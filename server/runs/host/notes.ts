import type { Localized } from '../../../grader/report.ts';
import type { HostMode } from '../../host.ts';

/** What was done to the server, for whoever reads the wire. */
export const modeNotes: Readonly<Record<HostMode, Localized>> = {
  accept: { ko: '서버가 연결을 받습니다.', en: 'The server accepts connections.' },
  refuse: { ko: '서버가 503으로 거절합니다.', en: 'The server refuses with 503.' },
  silent: { ko: '서버가 입을 다물었습니다.', en: 'The server has gone silent.' },
  down: { ko: '서버를 내렸습니다.', en: 'The server is down.' },
};
