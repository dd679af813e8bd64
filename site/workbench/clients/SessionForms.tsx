import type { JSX } from 'preact';
import { BrowserSession } from './browser-session.ts';
import { Composer } from './Composer.tsx';
import { ConnectForm } from './ConnectForm.tsx';
import { EventsForm } from './EventsForm.tsx';
import { EventsSession } from './events-session.ts';
import { LineButtons } from './LineButtons.tsx';
import { RawForm } from './RawForm.tsx';
import { RawSession } from './raw-session.ts';
import type { Session } from './session.ts';

/** How the client that is shown is connected, and what it can say. */
export const SessionForms = ({ session }: { readonly session: Session }): JSX.Element => (
  <>
    {session instanceof BrowserSession && (
      <>
        <ConnectForm session={session} />
        <Composer session={session} />
      </>
    )}
    {session instanceof EventsSession && <EventsForm session={session} />}
    {session instanceof RawSession && <RawForm session={session} />}
    <LineButtons session={session} />
  </>
);
