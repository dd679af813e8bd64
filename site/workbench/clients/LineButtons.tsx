import type { JSX } from 'preact';
import { useWorkbench } from '../context.ts';
import type { LineChange, Session } from './session.ts';

/** What can happen to the line of a client that is connected. */
export const LineButtons = ({ session }: { readonly session: Session }): JSX.Element | null => {
  const { run, clients, said } = useWorkbench();
  const url = run.url.value;
  const connected = session.state.value === 'open' || session.state.value === 'closing';
  if (url === undefined || !connected) return null;
  const act = (what: LineChange): void => void clients.toLine(url, session, what);
  const toggle = (on: boolean, begin: LineChange, end: LineChange): JSX.Element => (
    <LineButton what={on ? end : begin} on={on} onPress={act} />
  );
  return (
    <div class="wb-line-buttons" role="group" aria-label={said.client.line}>
      <LineButton what="cut" onPress={act} />
      {toggle(session.frozen.value, 'freeze', 'thaw')}
      {toggle(session.slow.value, 'slow', 'quick')}
    </div>
  );
};

interface LineButtonProps {
  readonly what: LineChange;
  /** It ends what it has begun. */ readonly on?: boolean;
  readonly onPress: (what: LineChange) => void;
}

const LineButton = ({ what, on = false, onPress }: LineButtonProps): JSX.Element => (
  <button type="button" class={on ? 'wb-button on' : 'wb-button'} onClick={() => onPress(what)}>
    {useWorkbench().said.client[what]}
  </button>
);
