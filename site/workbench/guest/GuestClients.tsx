import type { JSX } from 'preact';
import { Actions } from '../clients/Actions.tsx';
import { BrowserSession } from '../clients/browser-session.ts';
import { Composer } from '../clients/Composer.tsx';
import { ConnectForm } from '../clients/ConnectForm.tsx';
import { EventsForm } from '../clients/EventsForm.tsx';
import { EventsSession } from '../clients/events-session.ts';
import { HttpForm } from '../clients/HttpForm.tsx';
import { MessageLog } from '../clients/MessageLog.tsx';
import { SessionList } from '../clients/SessionList.tsx';
import { useWorkbench } from '../context.ts';

/** The lab's clients as far as a browser has them: connect, send, ask, and see what comes back. */
export const GuestClients = (): JSX.Element => {
  const { clients, said } = useWorkbench();
  const session = clients.current.value;
  return (
    <section class="wb-pane wb-pane-client" aria-label={said.panels.client}>
      <div class="wb-client">
        <div class="wb-client-controls">
          <SessionList />
          {session instanceof BrowserSession && (
            <>
              <ConnectForm key={session.number} session={session} />
              <Composer key={session.number} session={session} />
            </>
          )}
          {session instanceof EventsSession && <EventsForm key={session.number} session={session} />}
          <Actions />
          <HttpForm />
        </div>
        <div class="wb-client-log">
          <MessageLog />
        </div>
      </div>
    </section>
  );
};
