import { useSignal } from '@preact/signals';
import type { JSX } from 'preact';
import type { Message } from '../../../server/api.ts';
import { called } from '../../workshop/words.ts';
import type { Words } from '../../workshop/words.ts';

interface Props {
  readonly messages: readonly Message[];
  readonly said: Words;
  /** Id of the member who reads. */ readonly reader: string;
  /** The messages go away, and with them what had the focus. */ readonly onDone: () => void;
}

/** What was said and not yet put away, over the panels, so that nothing moves. All of it stands on the member's page. */
export const Heard = ({ messages, said, reader, onDone }: Props): JSX.Element => {
  const put = useSignal(keptBy(reader));
  const left = messages.filter(({ id }) => id > put.value);
  const putAway = (): void => {
    put.value = messages.at(-1)?.id ?? put.value;
    keep(reader, put.value);
    onDone();
  };
  return (
    <div class={left.length > 0 ? 'wb-heard some' : 'wb-heard'}>
      <div role="log" aria-label={said.messages} tabIndex={left.length > 0 ? 0 : -1}>
        {left.map(({ id, from, text }) => (
          <p key={id}>
            <b>{called(from, said)}</b> {text}
          </p>
        ))}
      </div>
      {left.length > 0 && (
        <button type="button" class="wb-button" onClick={putAway}>
          {said.strip.gotIt}
        </button>
      )}
    </div>
  );
};

const keyOf = (reader: string): string => `wirebook:heard:${reader}`;

/** Id of the last message that was put away. */
const keptBy = (reader: string): number => {
  try {
    return Number(localStorage.getItem(keyOf(reader))) || 0;
  } catch {
    return 0;
  }
};

const keep = (reader: string, id: number): void => {
  try {
    localStorage.setItem(keyOf(reader), String(id));
  } catch {
    // They come again on the next page, then.
  }
};
