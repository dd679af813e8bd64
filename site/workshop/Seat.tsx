import type { JSX } from 'preact';
import type { Language } from '../language.ts';
import { raiseHand } from './api.ts';
import type { Room } from './live.ts';
import { called, type Words } from './words.ts';

interface Props {
  readonly room: Room;
  readonly said: Words;
  readonly lang: Language;
}

/** A member's side: what was said, a hand to raise, and who looks at their code. */
export const Seat = ({ room, said, lang }: Props): JSX.Element => {
  const raised = room.handRaised;
  const toggle = (): void => void raiseHand(!raised).catch(() => undefined);
  return (
    <div class="seat">
      <div class="actions">
        <a class="primary" href={`/${lang}/labs/`}>
          {said.toLabs}
        </a>
        <button type="button" aria-pressed={raised} onClick={toggle}>
          {raised ? said.lower : said.raise}
        </button>
      </div>
      {room.watchedBy.length > 0 && (
        <p class="watched">{said.watched(room.watchedBy.map((name) => called(name, said)).join(', '))}</p>
      )}
      <h2>{said.messages}</h2>
      {room.messages.length === 0 ? (
        <p>{said.nothingSaid}</p>
      ) : (
        <ol class="messages" aria-live="polite">
          {room.messages.map(({ id, from, text }) => (
            <li key={id}>
              <b>{called(from, said)}</b> {text}
            </li>
          ))}
        </ol>
      )}
    </div>
  );
};
