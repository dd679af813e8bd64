import { useSignal } from '@preact/signals';
import type { JSX } from 'preact';
import { useWorkbench } from '../context.ts';

/** Asks the program by plain HTTP, as `/stats` is asked. */
export const HttpForm = (): JSX.Element => {
  const { run, clients, said } = useWorkbench();
  const path = useSignal(clients.panel.get);
  const url = run.url.value;
  const get = (event: Event): void => {
    event.preventDefault();
    if (url !== undefined) void clients.request(url, { do: 'get', path: path.value });
  };
  return (
    <form class="wb-form wb-http" onSubmit={get}>
      <label class="wb-grow">
        <span class="visually-hidden">{said.client.http}</span>
        <input
          value={path}
          placeholder={said.client.http}
          spellcheck={false}
          autocapitalize="off"
          onInput={({ currentTarget }) => {
            path.value = currentTarget.value;
          }}
        />
      </label>
      <button class="wb-button" disabled={url === undefined}>
        {said.client.get}
      </button>
    </form>
  );
};
