import { useSignal } from '@preact/signals';
import type { JSX } from 'preact';
import { useMemo } from 'preact/hooks';
import { useWorkbench } from '../context.ts';
import { SideBySide } from './SideBySide.tsx';
import { TextDifference } from './TextDifference.tsx';
import { unified } from './unified.ts';

export interface Version {
  readonly name: string;
  readonly text: string;
}

/** What became of one text: side by side where there is room and an editor, else line by line. */
export const Difference = ({
  before,
  after,
}: {
  readonly before: Version;
  readonly after: Version;
}): JSX.Element => {
  const { layout, monaco, said } = useWorkbench();
  const view = useSignal<'side' | 'text'>('side');
  const rows = useMemo(() => unified(before.text, after.text), [before.text, after.text]);
  const count = (kind: 'removed' | 'added'): number => rows.filter((row) => row.kind === kind).length;
  const label = said.history.difference(before.name, after.name);
  const editor = layout.narrow.value ? undefined : monaco.value;
  if (before.text === after.text) return <p class="wb-empty">{said.history.same}</p>;
  return (
    <>
      <div class="wb-difference-bar">
        <p role="status">
          {label}: {said.history.changes(count('removed'), count('added'))}
        </p>
        {editor && (
          <fieldset class="wb-views">
            <legend class="visually-hidden">{said.history.view}</legend>
            {(['side', 'text'] as const).map((one) => (
              <label key={one}>
                <input
                  type="radio"
                  name="difference-view"
                  checked={view.value === one}
                  onChange={() => {
                    view.value = one;
                  }}
                />
                {said.history.views[one]}
              </label>
            ))}
          </fieldset>
        )}
      </div>
      {editor && view.value === 'side' ? (
        <SideBySide monaco={editor} before={before} after={after} />
      ) : (
        <TextDifference rows={rows} label={label} />
      )}
    </>
  );
};
