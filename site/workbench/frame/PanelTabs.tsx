import type { ComponentChildren, JSX } from 'preact';
import { useWorkbench } from '../context.ts';
import type { Workbench } from '../context.ts';
import { words as server } from '../server/words.ts';
import { panels, results } from './layout.ts';
import type { Panel } from './layout.ts';
import { paneId } from './Pane.tsx';
import { Tabs } from './Tabs.tsx';

/** The way between panels: above the results where all fit, at the bottom of narrow screens for all five. */
export const PanelTabs = ({ place }: { readonly place: 'results' | 'bottom' }): JSX.Element => {
  const workbench = useWorkbench();
  const { layout, said } = workbench;
  const here = layout.narrow.value === (place === 'bottom');
  const ids: readonly Panel[] = place === 'bottom' ? panels : results;
  return (
    <div class={`wb-panel-tabs ${place}`}>
      {here && (
        <Tabs
          items={ids.map((id) => ({ id, label: titleOf(id, workbench), badge: badge(id, workbench) }))}
          shown={place === 'bottom' ? layout.panel.value : layout.result.value}
          label={said.panelList}
          controls={paneId}
          onShow={(id) => layout.show(id)}
        />
      )}
    </div>
  );
};

/** In a client lab the learner plays the other side. */
const titleOf = (id: Panel, { said, lab, lang }: Workbench): string =>
  id === 'client' && lab.role === 'client' ? server[lang].panel : said.panels[id];

/** What is going on in a panel that may not be in view. */
const badge = (panel: Panel, { run, clients, grading, said }: Workbench): ComponentChildren => {
  if (panel === 'output' && run.phase.value !== 'idle') {
    const light = run.problem.value ? 'failed' : run.phase.value;
    return (
      <span class={`wb-light ${light}`}>
        <span class="visually-hidden">{said.phase[run.phase.value]}</span>
      </span>
    );
  }
  if (panel === 'client' && clients.open.value > 0) return <span class="wb-count">{clients.open.value}</span>;
  if (panel === 'checks' && grading.checks.value.length > 0) return <Passed grading={grading} />;
  return null;
};

const Passed = ({ grading }: Pick<Workbench, 'grading'>): JSX.Element => {
  const checks = grading.checks.value;
  const passed = checks.filter(({ report }) => report?.outcome === 'pass').length;
  return (
    <span class="wb-count">
      {passed}/{checks.length}
    </span>
  );
};
