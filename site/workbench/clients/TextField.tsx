import type { Signal } from '@preact/signals';
import type { JSX } from 'preact';

interface Props {
  readonly label: string;
  readonly value: Signal<string>;
  readonly disabled?: boolean;
  /** The label stands above the field; else it is its placeholder. */ readonly shown?: boolean;
  readonly onChange?: () => void;
}

/** One line of text that is not prose: nothing corrects it. */
export const TextField = ({
  label,
  value,
  disabled = false,
  shown = false,
  onChange,
}: Props): JSX.Element => (
  <label>
    <span class={shown ? 'wb-label' : 'visually-hidden'}>{label}</span>
    <input
      value={value}
      placeholder={shown ? undefined : label}
      disabled={disabled}
      spellcheck={false}
      autocapitalize="off"
      onInput={({ currentTarget }) => {
        value.value = currentTarget.value;
        onChange?.();
      }}
    />
  </label>
);
