import { useSignal } from '@preact/signals';
import type { JSX } from 'preact';
import { useWorkbench } from '../context.ts';
import { useKeptFocus } from './useKeptFocus.ts';
import { closeProblem } from './browser-session.ts';
import type { BrowserSession } from './browser-session.ts';

interface Props {
  readonly session: BrowserSession;
}

/** Opens a connection, or, once there is one, closes it. */
export const ConnectForm = ({ session }: Props): JSX.Element => {
  const closed = session.state.value === 'closed' || session.state.value === 'connecting';
  const place = useKeptFocus(closed);
  return (
    <div ref={place} class="wb-connection">
      {closed ? <OpenForm session={session} /> : <CloseForm session={session} />}
    </div>
  );
};

const OpenForm = ({ session }: Props): JSX.Element => {
  const { run, said } = useWorkbench();
  const url = run.url.value;
  const connecting = session.state.value === 'connecting';
  const connect = (event: Event): void => {
    event.preventDefault();
    if (url !== undefined) session.connect(url);
  };
  return (
    <form class="wb-form wb-connect" onSubmit={connect}>
      <label>
        <span class="visually-hidden">{said.client.path}</span>
        <input
          value={session.path}
          placeholder={said.client.path}
          spellcheck={false}
          autocapitalize="off"
          onInput={({ currentTarget }) => {
            session.path.value = currentTarget.value;
          }}
        />
      </label>
      <label>
        <span class="visually-hidden">{said.client.protocols}</span>
        <input
          value={session.protocols}
          placeholder={said.client.none(said.client.protocols)}
          spellcheck={false}
          autocapitalize="off"
          onInput={({ currentTarget }) => {
            session.protocols.value = currentTarget.value;
          }}
        />
      </label>
      <button class="wb-button" disabled={url === undefined || connecting}>
        {connecting ? said.client.connecting : said.client.connect}
      </button>
    </form>
  );
};

const CloseForm = ({ session }: Props): JSX.Element => {
  const { said } = useWorkbench();
  const code = useSignal('1000');
  const reason = useSignal('');
  const problem = closeProblem(Number(code.value), reason.value);
  const close = (event: Event): void => {
    event.preventDefault();
    if (!problem) session.close(Number(code.value), reason.value);
  };
  return (
    <form class="wb-form wb-connect" onSubmit={close}>
      <label class="wb-code">
        <span class="visually-hidden">{said.client.code}</span>
        <input
          value={code}
          inputMode="numeric"
          aria-invalid={problem === 'code'}
          onInput={({ currentTarget }) => {
            code.value = currentTarget.value;
          }}
        />
      </label>
      <label>
        <span class="visually-hidden">{said.client.reason}</span>
        <input
          value={reason}
          placeholder={said.client.none(said.client.reason)}
          aria-invalid={problem === 'reason'}
          onInput={({ currentTarget }) => {
            reason.value = currentTarget.value;
          }}
        />
      </label>
      <button class="wb-button" disabled={problem !== undefined || session.state.value === 'closing'}>
        {said.client.disconnect}
      </button>
      {problem && <p class="wb-hint wb-wrong">{said.client[`${problem}Problem`]}</p>}
    </form>
  );
};
