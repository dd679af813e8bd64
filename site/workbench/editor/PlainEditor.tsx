import type { JSX } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { useWorkbench } from '../context.ts';
import { offsetOf } from './offset.ts';

/** The same text in a plain field: on narrow screens, and where the editor cannot be loaded. */
export const PlainEditor = (): JSX.Element => {
  const { code, editor, said } = useWorkbench();
  const shown = code.value;
  const field = useRef<HTMLTextAreaElement>(null);
  useEffect(() => {
    editor.value = {
      focus: () => field.current?.focus(),
      reveal: ({ line = 1, column = 1 }) => {
        const offset = offsetOf(shown.text.value, line, column);
        field.current?.focus();
        field.current?.setSelectionRange(offset, offset);
      },
    };
    return () => {
      editor.value = undefined;
    };
  }, [editor, shown]);
  return (
    <textarea
      ref={field}
      class="wb-plain"
      aria-label={said.editor.label(shown.path.value)}
      value={shown.text.value}
      readOnly={!shown.edit}
      spellcheck={false}
      autocapitalize="off"
      autocomplete="off"
      wrap="off"
      onInput={({ currentTarget }) => shown.edit?.(currentTarget.value)}
    />
  );
};
