import type { JSX } from 'preact';
import { type Name, people, type Room, rooms, type State } from './session.ts';

interface Point {
  readonly x: number;
  readonly y: number;
}

const half = { person: 36, room: 40, height: 14 } as const;

const personAt = (name: Name): Point => ({ x: 44, y: 28 + 48 * people.indexOf(name) });
const roomAt = (room: Room): Point => ({ x: 272, y: 60 + 80 * rooms.indexOf(room) });

/** Who is in which room, and the way of the last message. The table beside it says the same in words. */
export const Graph = ({ state }: { readonly state: State | undefined }): JSX.Element => (
  <svg class="graph" viewBox="0 0 320 200" aria-hidden="true">
    {state &&
      people.flatMap((name) =>
        rooms.map((room) => <Edge key={`${name} ${room}`} {...{ name, room, state }} />),
      )}
    {people.map((name) => (
      <Label
        key={name}
        at={personAt(name)}
        width={half.person}
        text={name}
        kind={state?.people[name].here ? 'person' : 'gone'}
      />
    ))}
    {rooms.map((room) => {
      const count = state?.counts[room];
      const text = count === undefined ? room : `${room} ${count}`;
      return (
        <Label
          key={room}
          at={roomAt(room)}
          width={half.room}
          text={text}
          kind={count === undefined ? 'gone' : 'room'}
        />
      );
    })}
  </svg>
);

interface LabelProps {
  readonly at: Point;
  readonly width: number;
  readonly text: string;
  readonly kind: 'person' | 'room' | 'gone';
}

const Label = ({ at, width, text, kind }: LabelProps): JSX.Element => (
  <g class={kind}>
    <rect
      x={at.x - width}
      y={at.y - half.height}
      width={2 * width}
      height={2 * half.height}
      rx={kind === 'room' ? 4 : 14}
    />
    <text x={at.x} y={at.y + 4}>
      {text}
    </text>
  </g>
);

interface EdgeProps {
  readonly name: Name;
  readonly room: Room;
  readonly state: State;
}

/** A line for a membership; on it the message travels: to the room from whoever speaks, and on to whoever hears. */
const Edge = ({ name, room, state: { people, said } }: EdgeProps): JSX.Element | null => {
  const speaks = said?.room === room && said.from === name;
  const hears = said?.room === room && said.heard.includes(name);
  if (!people[name].rooms.includes(room) && !speaks) return null;
  const [one, other] = [
    { ...personAt(name), x: personAt(name).x + half.person },
    { ...roomAt(room), x: roomAt(room).x - half.room },
  ];
  const way = speaks ? (said.refused ? 'refused' : 'out') : hears ? 'in' : 'member';
  return (
    <g class={way}>
      <line x1={one.x} y1={one.y} x2={other.x} y2={other.y} />
      {way === 'out' && <Dot key={said?.turn} from={one} to={other} />}
      {way === 'in' && <Dot key={said?.turn} from={other} to={one} />}
    </g>
  );
};

const px = ({ x, y }: Point): string => `${x}px, ${y}px`;

const Dot = ({ from, to }: { readonly from: Point; readonly to: Point }): JSX.Element => (
  <circle r="5" style={{ '--from': `translate(${px(from)})`, '--to': `translate(${px(to)})` }} />
);
