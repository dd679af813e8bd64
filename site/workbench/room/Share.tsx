import { useSignalEffect } from '@preact/signals';
import type { JSX } from 'preact';
import { useEffect, useId, useMemo, useRef } from 'preact/hooks';
import type { Sharing } from '../../../server/api.ts';
import type { Words } from '../../workshop/words.ts';
import { useWorkbench } from '../context.ts';
import { placeBelow } from '../frame/Menu.tsx';
import { ProblemBox } from '../frame/ProblemBox.tsx';
import { useCopy } from '../frame/useCopy.ts';
import { SharingStore } from './sharing-store.ts';

/** Lets classmates talk to the program that runs, by a link, for as long as the learner wants. */
export const Share = ({ said: { strip } }: { readonly said: Words }): JSX.Element => {
  const { run } = useWorkbench();
  const store = useMemo(() => new SharingStore(), []);
  useSignalEffect(() => {
    // Read for the effect's sake: whoever comes and goes is seen on the wire.
    const { length } = run.wire.value;
    if (length >= 0) store.note(run.url.value);
  });
  useEffect(() => () => store.close(), [store]);
  const id = useId();
  const button = useRef<HTMLButtonElement>(null);
  const popover = useRef<HTMLDivElement>(null);
  useEffect(() => placeBelow(popover.current, button.current), []);
  const sharing = store.sharing.value;
  const guests = sharing?.guests ?? [];
  return (
    <>
      <button
        ref={button}
        type="button"
        class={sharing?.shared ? 'wb-button on' : 'wb-button'}
        popovertarget={id}
      >
        {strip.invite}
        {sharing?.shared && <span class="wb-count">{guests.length}</span>}
      </button>
      <div ref={popover} id={id} class="wb-share" popover="auto" role="group" aria-label={strip.letIn}>
        <h2>{strip.letIn}</h2>
        <p>{strip.about}</p>
        {store.problem.value && <ProblemBox problem={store.problem.value} />}
        {sharing ? (
          <button
            type="button"
            class={sharing.shared ? 'wb-button' : 'wb-button wb-primary'}
            onClick={() => void store.share(!sharing.shared)}
          >
            {sharing.shared ? strip.shut : strip.open}
          </button>
        ) : (
          <p class="wb-faint">{strip.needsRun}</p>
        )}
        {sharing?.shared && <Invitation guests={guests} strip={strip} />}
      </div>
    </>
  );
};

/** The link, and who has come by it. */
const Invitation = ({
  guests,
  strip,
}: {
  readonly guests: NonNullable<Sharing['guests']>;
  readonly strip: Words['strip'];
}): JSX.Element => {
  const { run, lab, lang, said } = useWorkbench();
  const [, runs = ''] = /^\/runs\/([^/]+)\/$/.exec(run.url.value ?? '') ?? [];
  const link = `${location.origin}/${lang}/labs/${lab.slug}/guest/#run=${runs}`;
  const { copied, copy } = useCopy(link);
  return (
    <>
      <p class="wb-share-link">
        <code tabIndex={0}>{link}</code>
        <button type="button" class="wb-button" onClick={copy}>
          {copied ? said.checks.copied : said.checks.copy}
        </button>
      </p>
      <p role="status">
        {guests.length === 0 ? strip.nobodyIn : strip.areIn(guests.map(({ name }) => name).join(', '))}
      </p>
    </>
  );
};
