import { useSignal, useSignalEffect } from '@preact/signals';
import type { JSX } from 'preact';
import { useMemo } from 'preact/hooks';
import type { HostAction, HostMode } from '../../../server/host.ts';
import { useWorkbench } from '../context.ts';
import { ProblemBox } from '../frame/ProblemBox.tsx';
import { WireLog } from '../wire/WireLog.tsx';
import { PlayedServerStore } from './store.ts';
import { words } from './words.ts';

const codes = [1000, 1001, 1008, 1011, 1012, 4000, 4001] as const;

const modes: readonly HostMode[] = ['accept', 'refuse', 'silent', 'down'];

type Act = (action: HostAction) => void;

/** In a client lab: the server that the program talks to, with a button for everything that may happen to a client. */
export const ServerPanel = (): JSX.Element => {
  const { run, lang } = useWorkbench();
  const said = words[lang];
  const server = useMemo(() => new PlayedServerStore(), []);
  const url = run.url.value;
  useSignalEffect(() => {
    // Read for the effect's sake: whatever goes over the wire may change how the server stands.
    const { length } = run.wire.value;
    if (run.url.value === undefined) server.rest();
    else if (length >= 0) server.refresh(run.url.value);
  });
  const act: Act = (action) => {
    if (url !== undefined) void server.do(url, action);
  };
  const { lastId, connections } = server.host.value;
  return (
    <div class="wb-client wb-server">
      <fieldset class="wb-client-controls" disabled={url === undefined}>
        <legend class="visually-hidden">{said.panel}</legend>
        <Modes mode={server.host.value.mode} act={act} />
        <Buttons act={act} />
        <Message act={act} />
        <p class="wb-hint" role="status">
          {url === undefined ? said.needsRun : said.stands(connections, lastId)}
        </p>
        {server.problem.value && <ProblemBox problem={server.problem.value} />}
      </fieldset>
      <div class="wb-client-log">
        <WireLog label={said.wire} empty={said.empty} />
      </div>
    </div>
  );
};

const Modes = ({ mode, act }: { readonly mode: HostMode; readonly act: Act }): JSX.Element => {
  const said = words[useWorkbench().lang];
  return (
    <fieldset class="wb-segments">
      <legend class="visually-hidden">{said.mode}</legend>
      {modes.map((one) => (
        <label key={one}>
          <input
            type="radio"
            name="server-mode"
            checked={mode === one}
            onChange={() => act({ do: 'mode', mode: one })}
          />
          {said.modes[one]}
        </label>
      ))}
    </fieldset>
  );
};

const Buttons = ({ act }: { readonly act: Act }): JSX.Element => {
  const said = words[useWorkbench().lang];
  const code = useSignal<number | undefined>(1000);
  const close = (event: Event): void => {
    event.preventDefault();
    act({ do: 'close', ...(code.value !== undefined && { code: code.value }) });
  };
  return (
    <form class="wb-form" onSubmit={close}>
      {(['event', 'ping', 'cut'] as const).map((what) => (
        <button key={what} type="button" class="wb-button" onClick={() => act({ do: what })}>
          {said[what]}
        </button>
      ))}
      <select
        aria-label={said.code}
        value={code.value ?? ''}
        onChange={({ currentTarget }) => {
          code.value = currentTarget.value === '' ? undefined : Number(currentTarget.value);
        }}
      >
        {codes.map((one) => (
          <option key={one} value={one}>
            {one}
          </option>
        ))}
        <option value="">{said.noCode}</option>
      </select>
      <button class="wb-button">{said.close}</button>
    </form>
  );
};

const Message = ({ act }: { readonly act: Act }): JSX.Element => {
  const said = words[useWorkbench().lang];
  const text = useSignal('{"type":"news"}');
  const send = (event: Event): void => {
    event.preventDefault();
    act({ do: 'message', text: text.value });
  };
  return (
    <form class="wb-form" onSubmit={send}>
      <label class="wb-grow">
        <span class="visually-hidden">{said.message}</span>
        <input
          value={text}
          placeholder={said.message}
          spellcheck={false}
          onInput={({ currentTarget }) => {
            text.value = currentTarget.value;
          }}
        />
      </label>
      <button class="wb-button">{said.send}</button>
    </form>
  );
};
