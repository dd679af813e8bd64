import type { ComponentChildren, JSX } from 'preact';
import { useWorkbench } from '../context.ts';
import { results } from './layout.ts';
import type { Panel } from './layout.ts';
import { tabId } from './Tabs.tsx';

export const paneId = (panel: Panel): string => `panel-${panel}`;

/** A place of the workbench: always there, shown when its turn comes. The style sheet decides by the width. */
export const Pane = ({
  panel,
  children,
}: {
  readonly panel: Panel;
  readonly children: ComponentChildren;
}): JSX.Element => {
  const { layout, said } = useWorkbench();
  const isResult = results.some((one) => one === panel);
  const tabbed = isResult || layout.narrow.value;
  return (
    <section
      id={paneId(panel)}
      class={`wb-pane wb-pane-${panel}`}
      data-panel={panel}
      data-shown={layout.panel.value === panel}
      data-active={!isResult || layout.result.value === panel}
      tabIndex={-1}
      {...(tabbed
        ? { role: 'tabpanel', 'aria-labelledby': tabId(paneId(panel)) }
        : { 'aria-label': said.panels[panel] })}
    >
      {children}
    </section>
  );
};
