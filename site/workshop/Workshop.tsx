import type { JSX } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import type { Person } from '../../server/api.ts';
import type { Language } from '../language.ts';
import { keepPlace } from '../workbench/room/place.ts';
import { workshop } from './api.ts';
import { Board } from './Board.tsx';
import { Entrance } from './Entrance.tsx';
import { Kept } from './Kept.tsx';
import { emptyRoom, follow, type Following } from './live.ts';
import { NoWorkshop } from './NoWorkshop.tsx';
import { Seat } from './Seat.tsx';
import { called, words } from './words.ts';

interface Props {
  readonly lang: Language;
  /** Slugs of all labs. */ readonly labs: readonly string[];
  /** Of those, the labs whose program is the client. */ readonly clientLabs: readonly string[];
}

/** The door of a workshop; behind it a member's seat, or the board for those who teach. */
export default function Workshop({ lang, labs, clientLabs }: Props): JSX.Element {
  const said = words[lang];
  const [person, setPerson] = useState<Person>();
  const [open, setOpen] = useState(true);
  const [room, setRoom] = useState(emptyRoom);
  const following = useRef<Following | undefined>(undefined);
  // Who comes back from the labs is known by the cookie; who comes with another key wants to be somebody else.
  useEffect(() => {
    workshop().then(
      (found) => {
        setOpen(found !== undefined);
        if (found?.you && !location.hash.startsWith('#key=')) setPerson(found.you);
      },
      () => undefined,
    );
  }, []);
  useEffect(() => {
    if (!person) return undefined;
    keepPlace(person.role === 'member');
    following.current = follow(setRoom);
    return () => following.current?.stop();
  }, [person]);
  const enter = (entered: Person): void => {
    setOpen(true);
    setPerson(entered);
  };
  if (!open) return <NoWorkshop lang={lang} said={said} onEnter={enter} />;
  if (!person) return <Entrance lang={lang} said={said} onEnter={setPerson} />;
  return (
    <>
      <p class="greeting">{said.joined(called(person.name, said), room.workshop?.title ?? '…')}</p>
      <p role="status" class="state">
        {!room.connected ? said.offline : room.workshop?.paused ? said.paused : ''}
      </p>
      {person.role === 'member' ? (
        <Seat room={room} said={said} lang={lang} />
      ) : (
        <Board
          {...{ room, said, lang, labs, clientLabs }}
          role={person.role}
          look={(at) => following.current?.look(at)}
        />
      )}
      {person.role !== 'projector' && <Kept lang={lang} />}
    </>
  );
}
