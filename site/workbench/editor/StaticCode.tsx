import type { ComponentChildren, JSX } from 'preact';
import { useWorkbench } from '../context.ts';

/** The text before the editor is there: the starter in colours, as the page was built, or the learner's own, plain. */
export const StaticCode = ({ starter }: { readonly starter: ComponentChildren }): JSX.Element => {
  const { code, lab } = useWorkbench();
  const text = code.value.text.value;
  return (
    <div class="wb-static">
      {text === lab.starter.text ? (
        starter
      ) : (
        <pre>
          <code>
            {text.split('\n').map((line, index) => (
              <span key={index} class="line">
                {line}
                {'\n'}
              </span>
            ))}
          </code>
        </pre>
      )}
    </div>
  );
};
