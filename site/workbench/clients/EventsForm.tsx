import type { JSX } from 'preact';
import { useWorkbench } from '../context.ts';
import type { EventsSession } from './events-session.ts';
import { TextField } from './TextField.tsx';

/** Opens an event stream, or closes it. */
export const EventsForm = ({ session }: { readonly session: EventsSession }): JSX.Element => {
  const { run, said } = useWorkbench();
  const url = run.url.value;
  const closed = session.state.value === 'closed';
  const submit = (event: Event): void => {
    event.preventDefault();
    if (!closed) session.disconnect();
    else if (url !== undefined) session.connect(url);
  };
  return (
    <form class="wb-form wb-connect" onSubmit={submit}>
      <TextField label={said.client.path} value={session.path} disabled={!closed} />
      <TextField label={said.client.eventNames} value={session.names} disabled={!closed} shown />
      <button class="wb-button" disabled={closed && url === undefined}>
        {closed ? said.client.subscribe : said.client.unsubscribe}
      </button>
      {!closed && <p class="wb-hint">{said.client.lastId(session.lastId.value)}</p>}
    </form>
  );
};
