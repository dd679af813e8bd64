import type { JSX } from 'preact';
import { useWorkbench } from '../context.ts';
import type { LineChange, Session } from './session.ts';

/** What can happen to the line of a client that is connected. */
export const LineButtons = ({ session }: { readonly session: Session }): JSX.Element | null => {
  const { run, clients, said } = useWorkbench();
  const url = run.url.value;
  const connected = session.state.value === 'open' || session.state.value === 'closing';
  if (url === undefined || !connected) return null;
  const frozen = session.frozen.value;
  const slow = session.slow.value;
  const act = (what: LineChange) => () => void clients.toLine(url, session, what);
  return (
    <div class="wb-line-buttons" role="group" aria-label={said.client.line}>
      <button type="button" class="wb-button" onClick={act('cut')}>
        {said.client.cut}
      </button>
      <button
        type="button"
        class={frozen ? 'wb-button on' : 'wb-button'}
        onClick={act(frozen ? 'thaw' : 'freeze')}
      >
        {frozen ? said.client.thaw : said.client.freeze}
      </button>
      <button
        type="button"
        class={slow ? 'wb-button on' : 'wb-button'}
        onClick={act(slow ? 'quick' : 'slow')}
      >
        {slow ? said.client.quick : said.client.slow}
      </button>
    </div>
  );
};
