import type { JSX } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import type { MonacoModule } from '../editor/load.ts';
import { editorOptions } from '../editor/options.ts';
import type { Version } from './Difference.tsx';

interface Props {
  readonly monaco: MonacoModule;
  readonly before: Version;
  readonly after: Version;
}

/** Both texts in colours, beside each other, to be read: the editor's own diff view. */
export const SideBySide = ({ monaco: { monaco, readOnlyLanguage }, before, after }: Props): JSX.Element => {
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (!place.current) return undefined;
    const models = {
      original: monaco.editor.createModel(before.text, readOnlyLanguage),
      modified: monaco.editor.createModel(after.text, readOnlyLanguage),
    };
    const view = monaco.editor.createDiffEditor(place.current, {
      ...editorOptions,
      // In the dialog, which is above whatever the page would hang elsewhere.
      fixedOverflowWidgets: false,
      fontFamily: getComputedStyle(place.current).fontFamily,
      readOnly: true,
      originalEditable: false,
      tabFocusMode: true,
      renderOverviewRuler: false,
      renderMarginRevertIcon: false,
      hideUnchangedRegions: { enabled: true },
      theme: 'wirebook',
    });
    view.setModel(models);
    // The diff view's own options for them are forgotten with its next change of layout.
    view.getOriginalEditor().updateOptions({ ariaLabel: before.name });
    view.getModifiedEditor().updateOptions({ ariaLabel: after.name });
    return () => {
      view.dispose();
      models.original.dispose();
      models.modified.dispose();
    };
  }, [monaco, readOnlyLanguage, before.name, before.text, after.name, after.text]);
  return (
    <div class="wb-side-by-side">
      <p aria-hidden="true">{before.name}</p>
      <p aria-hidden="true">{after.name}</p>
      <div ref={place} class="wb-monaco-diff" />
    </div>
  );
};
