import { useSignal } from '@preact/signals';
import type { ComponentChildren, JSX } from 'preact';
import { useEffect, useLayoutEffect, useMemo, useRef } from 'preact/hooks';
import { useWorkbench } from '../context.ts';
import { FollowBar } from '../follow/FollowBar.tsx';
import { loadMonaco } from './load.ts';
import { loadTypes, mountEditor } from './mount.ts';
import { PlainEditor } from './PlainEditor.tsx';
import { StaticCode } from './StaticCode.tsx';
import { StatusLine } from './StatusLine.tsx';
import { EditorStatus } from './status.ts';

/** The learner's code: readable at once, in an editor as soon as that is loaded, in a plain field on narrow screens. */
export const CodePanel = ({ starter }: { readonly starter: ComponentChildren }): JSX.Element => {
  const { layout } = useWorkbench();
  const failed = useSignal(false);
  const status = useMemo(() => new EditorStatus(), []);
  const plain = layout.narrow.value || failed.value;
  return (
    <>
      <FollowBar />
      <div class="wb-editor">
        {plain ? <PlainEditor /> : <RichEditor starter={starter} status={status} failed={failed} />}
      </div>
      <StatusLine status={status} plain={plain} failed={failed.value} />
    </>
  );
};

interface RichEditorProps {
  readonly starter: ComponentChildren;
  readonly status: EditorStatus;
  readonly failed: { value: boolean };
}

const RichEditor = ({ starter, status, failed }: RichEditorProps): JSX.Element => {
  const workbench = useWorkbench();
  const place = useRef<HTMLDivElement>(null);
  const monaco = workbench.monaco.value;
  const code = workbench.code.value;
  useEffect(() => {
    const load = async (): Promise<void> => {
      const loaded = await loadMonaco(workbench.lang);
      workbench.monaco.value = loaded;
      await loadTypes(loaded, workbench.lab.types, status);
    };
    return afterPaint(() => {
      load().catch(() => {
        failed.value = true;
      });
    });
  }, [workbench, status, failed]);
  // Before anything is painted: the text that stands there makes room for the same in the editor.
  useLayoutEffect(
    () => (monaco && place.current ? mountEditor(monaco, place.current, workbench, status) : undefined),
    [monaco, code, workbench, status],
  );
  return (
    <>
      {!monaco && <StaticCode starter={starter} />}
      <div ref={place} class="wb-monaco" />
    </>
  );
};

/** What can be read comes first; then the editor is fetched. */
const afterPaint = (act: () => void): (() => void) => {
  const frame = requestAnimationFrame(() => {
    timer = setTimeout(act);
  });
  let timer: ReturnType<typeof setTimeout> | undefined;
  return () => {
    cancelAnimationFrame(frame);
    clearTimeout(timer);
  };
};
