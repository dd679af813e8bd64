import type { JSX } from 'preact';
import type { Words } from './words.ts';

/** For who comes where there is nothing to join: how to get into a workshop, and how to open one. */
export const NoWorkshop = ({ said }: { readonly said: Words }): JSX.Element => (
  <div class="entrance">
    <p>{said.none.join}</p>
    <p>{said.none.open}</p>
    <pre tabIndex={0}>
      <code>{said.none.command}</code>
    </pre>
  </div>
);
