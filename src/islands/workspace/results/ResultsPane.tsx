import type { ReactNode } from 'react';
import type { GraderSession } from '../session/useGrader.ts';
import { panelId, tabId, TabList } from '../layout/TabList.tsx';
import { RunProgress } from './RunProgress.tsx';

/** The parts of the results pane. */
export type ResultTab = 'verdict' | 'tests' | 'console' | 'history';

interface ResultsPaneProps {
  readonly session: GraderSession;
  readonly active: ResultTab;
  readonly onSelect: (tab: ResultTab) => void;
  readonly counts: { readonly tests: number; readonly console: number; readonly history: number };
  readonly panels: Record<ResultTab, ReactNode>;
}

const PREFIX = 'hr-ws-results';

/** Shows the verdict, the tests, the console or the history, with the progress of a run above them. */
export function ResultsPane({ session, active, onSelect, counts, panels }: ResultsPaneProps) {
  const { run } = session;
  return (
    <>
      <TabList
        className="hr-ws-tabs"
        label="Results"
        prefix={PREFIX}
        tabs={[
          { id: 'verdict', label: 'Verdict' },
          { id: 'tests', label: 'Tests', note: counts.tests },
          { id: 'console', label: 'Console', ...(counts.console > 0 && { note: counts.console }) },
          { id: 'history', label: 'History', ...(counts.history > 0 && { note: counts.history }) },
        ]}
        active={active}
        onSelect={onSelect}
      />
      {run.kind === 'running' && <RunProgress progress={run.progress} onCancel={session.cancel} />}
      <div
        className="hr-ws-scroll"
        role="tabpanel"
        id={panelId(PREFIX, active)}
        aria-labelledby={tabId(PREFIX, active)}
        tabIndex={0}
        data-running={run.kind === 'running'}
      >
        {panels[active]}
      </div>
    </>
  );
}
