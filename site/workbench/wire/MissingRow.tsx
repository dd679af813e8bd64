import type { JSX } from 'preact';
import type { Side } from '../../../grader/report.ts';
import type { Lanes } from './lanes.ts';
import { Way } from './Way.tsx';

/** What should have come and did not. */
export interface Missing {
  /** Index of the event that it should have followed. */ readonly after: number;
  /** On which connection it was waited for; 0 where nobody knows. */ readonly connection: number;
  /** Who should have sent it. */ readonly from: Side;
  /** That it is missing. */ readonly text: string;
  /** What it was to be. */ readonly expected: string;
}

interface Props {
  readonly missing: Missing;
  readonly index: number;
  readonly lanes: Lanes;
}

/** A dashed arrow where the one should be that never came. */
export const MissingRow = ({ missing, index, lanes }: Props): JSX.Element => (
  <tr class={`missing ${missing.from}`} aria-rowindex={index}>
    <td class="at" />
    <td class="name">{lanes.lanes.find(({ connection }) => connection === missing.connection)?.name}</td>
    <td class="way">
      <Way lanes={lanes} connection={missing.connection} from={missing.from} />
    </td>
    <td class="what">
      <strong class="wb-mark">{missing.text}</strong>
      <span class="wb-expected">{missing.expected}</span>
    </td>
  </tr>
);
