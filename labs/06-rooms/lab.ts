import { lab } from '../../grader/lab.ts';

export default lab({
  title: { ko: '방', en: 'Rooms' },
  summary: {
    ko: '사람들이 방에 들어가고 나가고 말하는 서버를 만듭니다. 말은 같은 방의 다른 사람에게만 가고, 떠난 사람은 어느 방에도 남지 않으며, 빈 방은 사라집니다.',
    en: 'Build a server in which people join rooms, leave them and speak in them. What is said goes to the other members alone, who is gone is in no room, and an empty room is gone as well.',
  },
  lesson: 'rooms',
  packages: ['ws'],
  tags: ['websocket', 'rooms', 'broadcast', 'membership', 'stats'],
});
