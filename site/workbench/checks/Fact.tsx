import type { ComponentChildren, JSX } from 'preact';

interface Props {
  readonly term: string;
  readonly kind?: string;
  readonly children: ComponentChildren;
}

/** An entry of a list of facts. */
export const Fact = ({ term, kind = '', children }: Props): JSX.Element => (
  <div class={kind}>
    <dt>{term}</dt>
    <dd>{children}</dd>
  </div>
);
