import type { JSX } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import type { Person } from '../../server/api.ts';
import type { Language } from '../language.ts';
import { Board } from './Board.tsx';
import { Entrance } from './Entrance.tsx';
import { emptyRoom, follow } from './live.ts';
import { Seat } from './Seat.tsx';
import { words } from './words.ts';

/** The door of a workshop; behind it a member's seat, or the board for those who teach. */
export default function Workshop({ lang }: { lang: Language }): JSX.Element {
  const said = words[lang];
  const [person, setPerson] = useState<Person>();
  const [room, setRoom] = useState(emptyRoom);
  useEffect(() => (person ? follow(setRoom) : undefined), [person]);
  if (!person) return <Entrance lang={lang} said={said} onEnter={setPerson} />;
  return (
    <>
      <p class="greeting">{said.joined(person.name, room.workshop?.title ?? '…')}</p>
      <p role="status" class="state">
        {!room.connected ? said.offline : room.workshop?.paused ? said.paused : ''}
      </p>
      {person.role === 'member' ? (
        <Seat room={room} said={said} lang={lang} />
      ) : (
        <Board room={room} said={said} lang={lang} mayTeach={person.role === 'instructor'} />
      )}
    </>
  );
}
