import type { JSX } from 'preact';

/** A share as a bar. What it says stands beside it in words. */
export const Bar = ({ part, whole }: { readonly part: number; readonly whole: number }): JSX.Element => (
  <svg class="bar" viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden="true">
    <rect class="whole" width="100" height="10" />
    <rect class="part" width={whole > 0 ? (100 * part) / whole : 0} height="10" />
  </svg>
);
