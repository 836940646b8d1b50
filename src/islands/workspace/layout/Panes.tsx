import { useEffect, useState, type CSSProperties, type ReactNode } from 'react';
import { deviceMemory } from '../session/deviceMemory.ts';
import { DEFAULT_SIZES, formatPaneSizes, maxPane, MIN_PANE, parsePaneSizes, resizePane, type PaneSizes } from './paneSizes.ts';
import { Separator } from './Separator.tsx';
import { panelId, tabId, TabList } from './TabList.tsx';

/** The three panes. */
export type PaneName = 'statement' | 'code' | 'results';

interface PanesProps {
  readonly narrow: boolean;
  readonly active: PaneName;
  readonly onActivate: (pane: PaneName) => void;
  readonly resultsNote: ReactNode;
  readonly statement: ReactNode;
  readonly code: ReactNode;
  readonly results: ReactNode;
  /** Shown below the panes while they are tabs. */
  readonly footer: ReactNode;
}

const PREFIX = 'hr-ws';
const LABELS: Record<PaneName, string> = { statement: 'Statement', code: 'Code', results: 'Results' };

/** Lays statement, editor and results side by side with movable borders, or as tabs where the window is narrow. */
export function Panes({ narrow, active, onActivate, resultsNote, statement, code, results, footer }: PanesProps) {
  const [sizes, setSizes] = useState(DEFAULT_SIZES);
  useEffect(() => setSizes(parsePaneSizes(deviceMemory().read('panes'))), []);
  const resize = (pane: keyof PaneSizes, wanted: number): void => {
    const next = resizePane(sizes, pane, wanted);
    setSizes(next);
    deviceMemory().write('panes', formatPaneSizes(next));
  };

  const contents: Record<PaneName, ReactNode> = { statement, code, results };
  const pane = (name: PaneName): ReactNode => (
    <section
      className={`hr-ws-pane hr-ws-pane-${name}`}
      id={panelId(PREFIX, name)}
      data-active={name === active}
      role={narrow ? 'tabpanel' : undefined}
      aria-labelledby={narrow ? tabId(PREFIX, name) : undefined}
      aria-label={narrow ? undefined : LABELS[name]}
    >
      {contents[name]}
    </section>
  );
  const separator = (name: keyof PaneSizes, direction: 1 | -1): ReactNode => (
    <Separator
      label={`Width of the ${name}`}
      controls={panelId(PREFIX, name)}
      value={sizes[name]}
      min={MIN_PANE}
      max={maxPane(sizes, name)}
      initial={DEFAULT_SIZES[name]}
      direction={direction}
      onResize={(value) => resize(name, value)}
    />
  );

  return (
    <>
      <TabList
        className="hr-ws-pane-tabs"
        label="Parts of the workspace"
        prefix={PREFIX}
        tabs={[
          { id: 'statement', label: LABELS.statement },
          { id: 'code', label: LABELS.code },
          { id: 'results', label: LABELS.results, note: resultsNote },
        ]}
        active={active}
        onSelect={onActivate}
      />
      <div
        className="hr-ws-panes"
        style={{ '--hr-ws-statement': `${sizes.statement}%`, '--hr-ws-results': `${sizes.results}%` } as CSSProperties}
      >
        {pane('statement')}
        {separator('statement', 1)}
        {pane('code')}
        {separator('results', -1)}
        {pane('results')}
      </div>
      {footer}
    </>
  );
}
