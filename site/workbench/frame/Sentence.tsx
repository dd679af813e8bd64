import type { JSX } from 'preact';

/** A text from the grader or the companion, with what stands between backticks as code. */
export const Sentence = ({ text }: { readonly text: string }): JSX.Element => (
  <>{text.split('`').map((part, index) => (index % 2 === 1 ? <code key={index}>{part}</code> : part))}</>
);
