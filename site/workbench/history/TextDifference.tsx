import type { JSX } from 'preact';
import { useWorkbench } from '../context.ts';
import type { Row } from './unified.ts';

/** A unified diff that can be read on a phone and be listened to. */
export const TextDifference = ({
  rows,
  label,
}: {
  readonly rows: readonly Row[];
  readonly label: string;
}): JSX.Element => (
  <pre class="wb-unified" tabIndex={0} role="region" aria-label={label}>
    {rows.map((row, index) => (
      <Line key={index} row={row} />
    ))}
  </pre>
);

const signs = { same: ' ', removed: '−', added: '+' } as const;

const Line = ({ row }: { readonly row: Row }): JSX.Element => {
  const { said } = useWorkbench();
  if (row.kind === 'skipped') return <span class="skipped">{said.history.skipped(row.count)}</span>;
  return (
    <span class={row.kind}>
      <span class="wb-line-number" aria-hidden="true">
        {row.line} {signs[row.kind]}
      </span>
      {row.kind !== 'same' && <span class="visually-hidden">{said.history[row.kind]}: </span>}
      {row.text}
      {'\n'}
    </span>
  );
};
