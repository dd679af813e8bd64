import type { JSX } from 'preact';

const paths = {
  run: 'M5 3.5v9l7.5-4.5z',
  stop: 'M4.5 4.5h7v7h-7z',
  check: 'M3 8.5l3.2 3.2L13 4.8',
  more: 'M3.5 8h.01M8 8h.01M12.5 8h.01',
  close: 'M4 4l8 8M12 4l-8 8',
  plus: 'M8 3.5v9M3.5 8h9',
  down: 'M8 3v9.5M4 8.5l4 4 4-4',
  right: 'M3 8h9.5M8.5 4l4 4-4 4',
  left: 'M13 8H3.5M7.5 4l-4 4 4 4',
  chevron: 'M6 3.5L10.5 8 6 12.5',
  cross: 'M4 4l8 8M12 4l-8 8',
  unsure: 'M5.5 6a2.5 2.5 0 1 1 3.4 2.3c-.6.3-.9.7-.9 1.4M8 12.4h.01',
  dash: 'M4 8h8',
  eye: 'M1.5 8S4 3.5 8 3.5 14.5 8 14.5 8 12 12.5 8 12.5 1.5 8 1.5 8zM8 9.8a1.8 1.8 0 1 0 0-3.6 1.8 1.8 0 0 0 0 3.6z',
  warn: 'M8 2.5l6 10.5H2zM8 6.5v3M8 11.2h.01',
} as const;

export type IconName = keyof typeof paths;
const filled: readonly IconName[] = ['run', 'stop'];

/** A sign beside or instead of a word; the word is there for those who cannot see it. */
export const Icon = ({ name }: { readonly name: IconName }): JSX.Element => (
  <svg class="wb-icon" viewBox="0 0 16 16" width="16" height="16" aria-hidden="true">
    <path
      d={paths[name]}
      fill={filled.includes(name) ? 'currentColor' : 'none'}
      stroke="currentColor"
      stroke-width="1.75"
      stroke-linecap="round"
      stroke-linejoin="round"
    />
  </svg>
);
