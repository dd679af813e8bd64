import type { Language } from '../../language.ts';

const ko = {
  title: '방과 구성원, 그리고 말이 가는 길',
  connect: '네 사람 연결',
  none: '아직 아무도 연결하지 않았습니다.',
  starting: '서버를 상자에 넣어 시작하는 중입니다…',
  connected: '네 사람이 연결했습니다. 방은 아직 하나도 없습니다.',
  person: '이름',
  line: '연결',
  isIn: (name: string, room: string) => `${name}: ${room} 방에 있음`,
  say: '말하기',
  as: (name: string, room: string) => `(${name}, ${room})`,
  cut: '끊기',
  back: '재연결',
  heard: (from: string, room: string, names: string) =>
    `${from}의 말(${room} 방)을 ${names} 쪽에서 들었습니다.`,
  nobody: (from: string, room: string) => `${from}의 말(${room} 방)을 들은 사람은 아직 없습니다.`,
  refused: (from: string, room: string) => `거절: ${from} 쪽은 ${room} 방에 없습니다(not-in-room).`,
  stats: '서버가 세는 구성원',
  unreachable:
    '도우미 서버가 답하지 않습니다. 터미널에서 npm start를 실행하고, 알려 주는 주소로 이 강의를 다시 열어 주세요.',
};

const en: typeof ko = {
  title: 'Rooms, members, and the way of a message',
  connect: 'Connect four',
  none: 'Nobody is connected yet.',
  starting: 'Starting the server in its box…',
  connected: 'Four people are connected. There is no room yet.',
  person: 'Name',
  line: 'Line',
  isIn: (name, room) => `${name} is in ${room}`,
  say: 'Say',
  as: (name, room) => `something as ${name} in ${room}`,
  cut: 'Cut',
  back: 'Back',
  heard: (from, room, names) => `What ${from} said in ${room} was heard by ${names}.`,
  nobody: (from, room) => `What ${from} said in ${room} was heard by nobody yet.`,
  refused: (from, room) => `Refused: ${from} is not in ${room} (not-in-room).`,
  stats: 'What the server counts',
  unreachable:
    'The companion does not answer. Run npm start in a terminal, then open this lesson again at the address that it prints.',
};

export type Words = typeof ko;

export const words: Readonly<Record<Language, Words>> = { ko, en };
