import { useSignal } from '@preact/signals';
import type { JSX } from 'preact';
import { useWorkbench } from '../context.ts';
import type { BrowserSession } from './browser-session.ts';
import { parseHex } from './hex.ts';

const kinds = ['text', 'hex', 'bytes'] as const;
type Kind = (typeof kinds)[number];

/** Writes a message: text, bytes in hex, or characters as the bytes of their UTF-8. An empty one may be sent too. */
export const Composer = ({ session }: { readonly session: BrowserSession }): JSX.Element => {
  const { said } = useWorkbench();
  const kind = useSignal<Kind>('text');
  const text = useSignal('');
  const message = toMessage(kind.value, text.value);
  const send = (event: Event): void => {
    event.preventDefault();
    if (message !== undefined) session.send(message);
  };
  return (
    <form class="wb-form wb-composer" onSubmit={send}>
      <select
        aria-label={said.client.kind}
        value={kind}
        onChange={({ currentTarget }) => {
          kind.value = kinds.find((one) => one === currentTarget.value) ?? 'text';
        }}
      >
        {kinds.map((one) => (
          <option key={one} value={one}>
            {said.client.kinds[one]}
          </option>
        ))}
      </select>
      <label class="wb-grow">
        <span class="visually-hidden">{said.client.message}</span>
        <input
          value={text}
          placeholder={said.client.message}
          aria-invalid={message === undefined}
          class={kind.value === 'hex' ? 'wb-mono' : ''}
          onInput={({ currentTarget }) => {
            text.value = currentTarget.value;
          }}
        />
      </label>
      <button class="wb-button" disabled={message === undefined || session.state.value !== 'open'}>
        {said.client.send}
      </button>
      {message === undefined && <p class="wb-hint wb-wrong">{said.client.hexProblem}</p>}
    </form>
  );
};

const toMessage = (kind: Kind, text: string): string | Uint8Array<ArrayBuffer> | undefined => {
  if (kind === 'text') return text;
  return kind === 'hex' ? parseHex(text) : new TextEncoder().encode(text);
};
