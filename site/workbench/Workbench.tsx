import type { ComponentChildren, JSX } from 'preact';
import { useEffect, useMemo } from 'preact/hooks';
import type { Language } from '../language.ts';
import { ChecksPanel } from './checks/ChecksPanel.tsx';
import { ClientPanel } from './clients/ClientPanel.tsx';
import { WorkbenchContext } from './context.ts';
import type { LabProps } from './context.ts';
import { createWorkbench, openWorkbench } from './create.ts';
import { CodePanel } from './editor/CodePanel.tsx';
import { Announcer } from './frame/Announcer.tsx';
import { Bar } from './frame/Bar.tsx';
import { Dialogs } from './frame/Dialogs.tsx';
import { NoticeList } from './frame/NoticeList.tsx';
import { Pane } from './frame/Pane.tsx';
import { PanelTabs } from './frame/PanelTabs.tsx';
import { Splitter } from './frame/Splitter.tsx';
import { RoomStrip } from './room/RoomStrip.tsx';
import { OutputPanel } from './run/OutputPanel.tsx';
import { ServerPanel } from './server/ServerPanel.tsx';

interface Props {
  readonly lang: Language;
  readonly lab: LabProps;
  /** The rendered brief. */ readonly brief?: ComponentChildren;
  /** The starter in colours. */ readonly starter?: ComponentChildren;
}

/** The page where a learner writes the server, runs it, talks to it and has it graded. */
export default function Workbench({ lang, lab, brief, starter }: Props): JSX.Element {
  const workbench = useMemo(() => createWorkbench(lang, lab), [lang, lab]);
  useEffect(() => openWorkbench(workbench), [workbench]);
  return (
    <WorkbenchContext.Provider value={workbench}>
      <div class="wb">
        <Bar />
        <RoomStrip />
        <div class="wb-panes">
          <Pane panel="brief">
            <div class="wb-prose wb-brief">
              {brief}
              {lab.lesson && (
                <p class="wb-lesson">
                  <a href={lab.lesson.href}>{workbench.said.lesson}</a>
                </p>
              )}
            </div>
          </Pane>
          <Splitter divider="brief" />
          <Pane panel="code">
            <CodePanel starter={starter} />
          </Pane>
          <Splitter divider="code" />
          <div class="wb-results">
            <PanelTabs place="results" />
            <Pane panel="output">
              <OutputPanel />
            </Pane>
            <Pane panel="client">{lab.role === 'client' ? <ServerPanel /> : <ClientPanel />}</Pane>
            <Pane panel="checks">
              <ChecksPanel />
            </Pane>
          </div>
        </div>
        <PanelTabs place="bottom" />
        <NoticeList />
        <Announcer />
        <Dialogs />
      </div>
    </WorkbenchContext.Provider>
  );
}
