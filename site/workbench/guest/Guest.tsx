import { useSignalEffect } from '@preact/signals';
import type { JSX } from 'preact';
import { useEffect, useMemo } from 'preact/hooks';
import type { Language } from '../../language.ts';
import { words } from '../../workshop/words.ts';
import { WorkbenchContext } from '../context.ts';
import type { LabProps, Workbench } from '../context.ts';
import { createWorkbench } from '../create.ts';
import { GuestClients } from './GuestClients.tsx';
import { guestPanel } from './panel.ts';
import { Visit } from './visit.ts';
import type { Host } from './visit.ts';

interface Props {
  readonly lang: Language;
  readonly lab: LabProps;
}

/** A classmate's running server, from outside: clients, and what they hear. Neither its code nor its controls. */
export default function Guest({ lang, lab }: Props): JSX.Element {
  const { guest: said, title } = words[lang];
  const visit = useMemo(() => new Visit(), []);
  useEffect(() => {
    const knock = (): void => void visit.knock(location.hash);
    knock();
    addEventListener('hashchange', knock);
    return () => removeEventListener('hashchange', knock);
  }, [visit]);
  const host = visit.host.value;
  const door = visit.door.value;
  const problem = visit.problem.value;
  return (
    <div class="wb wb-guest">
      <div class="wb-bar">
        <div class="wb-title">
          <span class="wb-number" aria-hidden="true">
            {lab.number}
          </span>
          <h1>{said.title(lab.title)}</h1>
        </div>
        <a class="wb-button wb-guest-own" href={`/${lang}/labs/${lab.slug}/`}>
          {said.own}
        </a>
      </div>
      <p class="wb-guest-door" role="status">
        {door === 'nowhere' && said.nowhere}
        {door === 'shut' && said.gone}
        {door === 'open' && host && said.of(host.owner)}
        {problem && (
          <>
            {problem.message[lang]} <a href={`/${lang}/workshop/`}>{title}</a>
          </>
        )}
      </p>
      {host && (
        <AtHost
          key={host.url}
          {...{ lang, lab, host }}
          closed={door !== 'open'}
          knock={() => void visit.knock(location.hash)}
        />
      )}
    </div>
  );
}

interface AtHostProps extends Props {
  readonly host: Host;
  /** The door is shut. */ readonly closed: boolean;
  readonly knock: () => void;
}

/** A workbench at rest, of which nothing but the clients is used. */
const AtHost = ({ lang, lab, host, closed, knock }: AtHostProps): JSX.Element => {
  const workbench = useMemo(
    () => withoutFrames(createWorkbench(lang, { ...lab, panel: guestPanel(lab.panel, host.guest) })),
    [lang, lab, host],
  );
  const { run, clients } = workbench;
  useEffect(() => {
    run.url.value = closed ? undefined : host.url;
  }, [run, closed, host]);
  useEffect(() => () => clients.close(), [clients]);
  useSignalEffect(() => {
    // Whoever is cut off, or does not get in, wants to know whether the door is shut.
    if (clients.log.value.at(-1)?.kind === 'closed') knock();
  });
  return (
    <WorkbenchContext.Provider value={workbench}>
      <GuestClients />
    </WorkbenchContext.Provider>
  );
};

/** Of frames, which only the owner sees, nothing is said. */
const withoutFrames = (workbench: Workbench): Workbench => {
  const { said, lang } = workbench;
  const closedUnclean = words[lang].guest.cutOff;
  return { ...workbench, said: { ...said, client: { ...said.client, closedUnclean } } };
};
