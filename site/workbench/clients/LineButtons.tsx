import type { JSX } from 'preact';
import { useWorkbench } from '../context.ts';
import type { Session } from './session.ts';

/** What can happen to the line of a client that is connected. */
export const LineButtons = ({ session }: { readonly session: Session }): JSX.Element | null => {
  const { run, clients, said } = useWorkbench();
  const url = run.url.value;
  const connected = session.state.value === 'open' || session.state.value === 'closing';
  if (url === undefined || !connected) return null;
  const frozen = session.frozen.value;
  const act = (what: 'cut' | 'freeze' | 'thaw') => () => void clients.toLine(url, session, what);
  return (
    <div class="wb-line-buttons" role="group" aria-label={said.client.line}>
      <button type="button" class="wb-button" onClick={act('cut')}>
        {said.client.cut}
      </button>
      <button type="button" class="wb-button" aria-pressed={frozen} onClick={act(frozen ? 'thaw' : 'freeze')}>
        {frozen ? said.client.thaw : said.client.freeze}
      </button>
    </div>
  );
};
