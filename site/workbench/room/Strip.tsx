import { useSignal, useSignalEffect } from '@preact/signals';
import type { JSX } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { raiseHand } from '../../workshop/api.ts';
import { emptyRoom, follow } from '../../workshop/live.ts';
import type { Room } from '../../workshop/live.ts';
import { called, words } from '../../workshop/words.ts';
import type { Words } from '../../workshop/words.ts';
import { useWorkbench } from '../context.ts';
import { refreshDecided } from '../history/actions.ts';
import { Heard } from './Heard.tsx';
import './room.css';
import { Share } from './Share.tsx';

/** A member's line to their workshop, while they work: who leads it, what is said, a hand to raise, a server to share. */
export const Strip = (): JSX.Element => {
  const { lang, lab, room: known } = useWorkbench();
  const said = words[lang];
  const live = useSignal<Room>(emptyRoom);
  useEffect(() => {
    const following = follow((now) => {
      live.value = now;
    });
    return () => following.stop();
  }, [live]);
  useSignalEffect(() => {
    known.value = live.value.workshop ?? known.peek();
  });
  useGoOn();
  const hand = useRef<HTMLButtonElement>(null);
  const room = live.value;
  const { title = '', staff = [], you } = known.value ?? {};
  const leading = [...new Set(staff.map(({ name }) => called(name, said)))].join(', ');
  const news = newsOf(room, said);
  return (
    <>
      <div class={`wb-room-strip ${news.tone}`} role="region" aria-label={said.title}>
        <p class="wb-room-name">
          <a href={`/${lang}/workshop/`}>{title}</a>
          {leading !== '' && <span class="wb-faint">{said.strip.ledBy(leading)}</span>}
        </p>
        <p class="wb-room-news" role="status">
          <span class={`wb-light ${room.connected ? 'open' : 'connecting'}`} aria-hidden="true" />
          {news.text}
        </p>
        {lab.role === 'server' && <Share said={said} />}
        <button
          ref={hand}
          type="button"
          class={room.handRaised ? 'wb-button on' : 'wb-button'}
          disabled={!room.connected}
          onClick={() => void raiseHand(!room.handRaised).catch(() => undefined)}
        >
          {room.handRaised ? said.strip.lower : said.strip.raise}
        </button>
      </div>
      {you && (
        <Heard messages={room.messages} said={said} reader={you.id} onDone={() => hand.current?.focus()} />
      )}
    </>
  );
};

/** The one thing to know now. */
const newsOf = (room: Room, said: Words): { readonly tone: string; readonly text: string } => {
  const { strip } = said;
  if (!room.connected) return { tone: 'away', text: strip.offline };
  if (room.workshop?.paused) return { tone: 'paused', text: strip.paused };
  const by = room.watchedBy.map((name) => called(name, said)).join(', ');
  return by === '' ? { tone: '', text: strip.connected } : { tone: 'watched', text: strip.watched(by) };
};

/** What waited for the instructor goes on by itself: a save that was refused, and the reference. */
const useGoOn = (): void => {
  const workbench = useWorkbench();
  const { room, lab, solution } = workbench;
  const decided = useRef('');
  useSignalEffect(() => {
    const { paused, labs } = room.value ?? {};
    const now = JSON.stringify([paused, labs?.[lab.slug]]);
    const changed = decided.current !== '' && decided.current !== now;
    decided.current = now;
    if (!changed) return;
    if (solution.state.peek() === 'refused') void solution.save();
    void refreshDecided(workbench);
  });
};
