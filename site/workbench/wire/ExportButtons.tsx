import type { JSX } from 'preact';
import type { WireEvent } from '../../../grader/report.ts';
import { useWorkbench } from '../context.ts';
import { save } from '../frame/save.ts';
import { mermaid } from './export/mermaid.ts';
import { pcapng } from './export/pcapng.ts';

/** What is on the wire, as a file for somebody else's tools. */
export const ExportButtons = ({ events }: { readonly events: readonly WireEvent[] }): JSX.Element => {
  const { said, lang, lab } = useWorkbench();
  const beganAt = Date.now() - (events.at(-1)?.at ?? 0);
  const formats = [
    { name: 'pcapng', make: () => pcapng(events, beganAt) },
    { name: 'mmd', make: () => mermaid(events, said.wire, lang) },
    { name: 'jsonl', make: () => events.map((event) => `${JSON.stringify(event)}\n`).join('') },
  ] as const;
  return (
    <details class="wb-export">
      <summary>{said.wire.export}</summary>
      <div class="wb-export-list">
        {formats.map(({ name, make }) => (
          <button key={name} type="button" onClick={() => save(`${lab.slug}.${name}`, make())}>
            {said.wire.formats[name]}
          </button>
        ))}
      </div>
    </details>
  );
};
