import { useSignal } from '@preact/signals';
import type { JSX } from 'preact';
import { useWorkbench } from '../context.ts';
import { ScriptForm } from '../script/ScriptForm.tsx';
import { WireLog } from '../wire/WireLog.tsx';
import { Actions } from './Actions.tsx';
import { Faults } from './Faults.tsx';
import { HttpForm } from './HttpForm.tsx';
import { MessageLog } from './MessageLog.tsx';
import { SessionList } from './SessionList.tsx';
import { SessionForms } from './SessionForms.tsx';
import { Variables } from './Variables.tsx';

type View = 'messages' | 'frames';

/** The learner's own clients: connect, send, close, and see what comes back, as messages or as frames. */
export const ClientPanel = (): JSX.Element => {
  const { run, clients, said } = useWorkbench();
  const view = useSignal<View>('messages');
  const session = clients.current.value;
  const needsRun = run.url.value === undefined;
  return (
    <div class="wb-client">
      <div class="wb-client-controls">
        <SessionList />
        {session && <SessionForms key={session.number} session={session} />}
        <Actions />
        <HttpForm />
        <ScriptForm />
        <Variables />
        <Faults />
        {needsRun && view.value === 'messages' && clients.log.value.length > 0 && (
          <p class="wb-hint">{said.client.needsRun}</p>
        )}
      </div>
      <div class="wb-client-log">
        <div class="wb-log-bar">
          <fieldset class="wb-segments">
            <legend class="visually-hidden">{said.client.view}</legend>
            {(['messages', 'frames'] as const).map((name) => (
              <label key={name}>
                <input
                  type="radio"
                  name="client-view"
                  checked={view.value === name}
                  onChange={() => {
                    view.value = name;
                  }}
                />
                {said.client[name]}
              </label>
            ))}
          </fieldset>
          {view.value === 'messages' && clients.log.value.length > 0 && (
            <button type="button" class="wb-quiet" onClick={() => clients.clearLog()}>
              {said.client.clear}
            </button>
          )}
        </div>
        {view.value === 'messages' ? (
          <MessageLog />
        ) : (
          <WireLog label={said.client.wire} empty={needsRun ? said.client.needsRun : said.client.emptyWire} />
        )}
      </div>
    </div>
  );
};
