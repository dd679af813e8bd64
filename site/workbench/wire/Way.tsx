import type { JSX } from 'preact';
import type { Side } from '../../../grader/report.ts';
import type { Lanes } from './lanes.ts';

interface Props {
  readonly lanes: Lanes;
  /** Whose event it is; 0 of nobody, or nobody knows. */ readonly connection: number;
  /** Who sent it. Without one it is a point in the lane. */ readonly from?: Side | undefined;
}

/** px: in the middle of the first line of a row. */
const middle = 12;
/** px: an arrow to or from nobody knows whom. */
const stub = 28;

/** The lifelines of all, as high as the row, and the arrow of one event between its two. */
export const Way = ({ lanes: { lanes, server, width }, connection, from }: Props): JSX.Element => {
  const x = lanes.find((lane) => lane.connection === connection)?.x;
  const client = x ?? server - stub;
  return (
    <svg class={`wb-way ${from ?? ''}`} width={width} aria-hidden="true">
      {lanes.map((lane) => (
        <line key={lane.connection} class="life" x1={lane.x} x2={lane.x} y1="0" y2="100%" />
      ))}
      <line class="life" x1={server} x2={server} y1="0" y2="100%" />
      {from && <Arrow from={from === 'client' ? client : server} to={from === 'client' ? server : client} />}
      {!from && x !== undefined && <circle class="dot" cx={x} cy={middle} r={3} />}
    </svg>
  );
};

const Arrow = ({ from, to }: { readonly from: number; readonly to: number }): JSX.Element => {
  const back = to > from ? -5 : 5;
  return (
    <>
      <path class="arrow" d={`M${from} ${middle}H${to}`} />
      <path class="arrow head" d={`M${to + back} ${middle - 4}L${to} ${middle}L${to + back} ${middle + 4}`} />
    </>
  );
};
