import type { ComponentChildren, JSX } from 'preact';
import { useReader } from '../context.ts';
import type { Lanes } from './lanes.ts';

interface Props {
  readonly caption: string;
  /** Rows in all, those that are not drawn included. */ readonly rows: number;
  readonly lanes: Lanes;
  /** Rows of the body. */ readonly children: ComponentChildren;
}

/** px that the text beside the lanes has at least; below it the list moves sideways. */
const textWidth = 260;

/** A table that reads as a sequence diagram: when, whose, the lanes of all with an arrow from one to the other, and what. */
export const LaneTable = ({ caption, rows, lanes, children }: Props): JSX.Element => {
  const { said } = useReader();
  return (
    <table
      class="wb-lane-table"
      aria-rowcount={rows + 1}
      style={{ minWidth: `${lanes.width + textWidth}px` }}
    >
      <caption class="visually-hidden">{caption}</caption>
      <thead>
        <tr aria-rowindex={1}>
          <th scope="col">{said.wire.time}</th>
          <th scope="col">{said.wire.connection}</th>
          <th scope="col" class="lanes" style={{ width: `${lanes.width}px` }}>
            <span class="visually-hidden">{said.wire.direction}</span>
            <LaneNames lanes={lanes} />
          </th>
          <th scope="col">{said.wire.what}</th>
        </tr>
      </thead>
      <tbody>{children}</tbody>
    </table>
  );
};

/** px that a name needs: between two lanes, and beside the server's. */
const room = { lane: 40, server: 72 };

/** Who stands at the head of each line, as far as there is room: the rows name them all. */
const LaneNames = ({ lanes: { lanes, gap, server } }: { readonly lanes: Lanes }): JSX.Element => {
  const { said } = useReader();
  const isRoom = gap >= room.lane && server - (lanes.at(-1)?.x ?? 0) >= room.server;
  return (
    <span class="wb-lane-names" aria-hidden="true">
      {isRoom &&
        lanes.map(({ connection, name, x }) => (
          <span key={connection} style={{ left: `${x - 4}px`, maxWidth: `${gap - 4}px` }}>
            {name}
          </span>
        ))}
      <span class="server">{said.wire.server}</span>
    </span>
  );
};
