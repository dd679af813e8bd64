import type { Signal } from '@preact/signals';
import type { JSX } from 'preact';

/** A choice that is made or not, with its words beside it. */
export const Tick = ({
  value,
  label,
}: {
  readonly value: Signal<boolean>;
  readonly label: string;
}): JSX.Element => (
  <label class="wb-tick">
    <input
      type="checkbox"
      checked={value.value}
      onChange={({ currentTarget }) => {
        value.value = currentTarget.checked;
      }}
    />
    {label}
  </label>
);
