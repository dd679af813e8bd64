import type { JSX } from 'preact';
import { useWorkbench } from '../context.ts';
import { WireView } from './WireView.tsx';

interface Props {
  readonly label: string;
  /** Said while there is nothing to show. */ readonly empty: string;
}

/** Everything that goes over the program's wire, as it comes. */
export const WireLog = (props: Props): JSX.Element => (
  <WireView events={useWorkbench().run.wire.value} {...props} />
);
