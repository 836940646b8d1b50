import type { ReactNode } from 'react';
import { lazy, useCallback, useDeferredValue, useMemo, useState } from 'react';
import { analyse } from '../../design/index.ts';
import type { Design } from '../../design/index.ts';
import { countOf } from '../../grader/format/index.ts';
import { drawingId, trialsId } from '../../interview/artefacts.ts';
import { entryOf, loadFrom } from '../../interview/estimates.ts';
import { longestText } from '../../interview/session-events.ts';
import { write } from '../../interview/session.ts';
import type { Marks } from '../design-run/marks.ts';
import { marksOfAnalysis } from '../design-run/marks.ts';
import { useOwnCode } from '../own-code/useOwnCode.ts';
import { PartBoundary } from './PartBoundary.tsx';
import type { RoomProps } from './Room.tsx';
import { useDrawing } from './use-drawing.ts';

const loadCanvas = () => import('../canvas/DesignCanvas.tsx');
const loadAnalysis = () => import('../design-run/AnalysisPanel.tsx');
const loadRun = () => import('../design-run/DesignRunPanel.tsx');
const DesignCanvas = lazy(loadCanvas);
const AnalysisPanel = lazy(loadAnalysis);
const DesignRunPanel = lazy(loadRun);

/** Fetches the canvas and its panels ahead; what fails now is fetched again when it is needed. */
export function preloadDesign(): void {
  void Promise.allSettled([loadCanvas(), loadAnalysis(), loadRun()]);
}

/** Lets the system be drawn, worked out and run under the load of the learner's estimates. */
export function DesignWork({ kept, run, ...props }: RoomProps): ReactNode {
  const text = kept.live.state.artefacts.get(drawingId)?.text ?? '';
  const { read, write: writeText } = useDrawing(text);
  const keep = useCallback((id: string, next: string) => run((held, at) => write(held, at, id, next)), [run]);
  if (read.ok)
    return (
      <ReadableDesign
        {...props}
        kept={kept}
        run={run}
        design={read.design}
        onChange={(design) => keep(drawingId, writeText(design))}
        keep={keep}
      />
    );
  return (
    <div className="hr-iv-notice hr-iv-fail" role="alert">
      <p>The drawing of this session cannot be shown.</p>
      <ul>
        {read.problems.slice(0, 5).map(({ path, message, remedy }) => (
          <li key={path + message}>
            {message} {remedy}
          </li>
        ))}
      </ul>
      <button type="button" onClick={() => keep(drawingId, '')}>
        Start the drawing anew
      </button>
    </div>
  );
}

interface ReadableDesignProps extends RoomProps {
  readonly design: Design;
  readonly onChange: (design: Design) => void;
  readonly keep: (id: string, text: string) => void;
}

function ReadableDesign({ one, kept, design, onChange, keep }: ReadableDesignProps): ReactNode {
  const { estimates } = kept.live.state;
  const loads = useMemo(() => loadFrom(one, estimates, entryOf(design) ?? '', design), [one, estimates, design]);
  const { offers, sources } = useOwnCode();
  const [runMarks, setRunMarks] = useState<Marks>();
  const analysisMarks = useAnalysisMarks(design, loads.learner);
  const marks = runMarks ?? analysisMarks;
  const keepSummary = useCallback((text: string) => keep(trialsId, text.slice(0, longestText)), [keep]);
  const kinds = useMemo(() => one.load.kinds.map(({ id, name }) => ({ id, name })), [one]);
  return (
    <PartBoundary what="the canvas">
      <DesignCanvas
        design={design}
        onChange={onChange}
        kinds={kinds}
        ownCode={offers}
        readOnly={!kept.isWriter}
        {...(marks && { marks })}
      />
      <SubstitutedEstimates one={one} ids={loads.substituted} />
      <AnalysisPanel design={design} load={loads.learner} />
      <DesignRunPanel one={one} design={design} loads={loads} ownSources={sources} onSummary={keepSummary} onMarks={setRunMarks} />
    </PartBoundary>
  );
}

/** Says which numbers of the load are not the learner's. */
function SubstitutedEstimates({ one, ids }: Pick<RoomProps, 'one'> & { readonly ids: readonly string[] }): ReactNode {
  if (ids.length === 0) return null;
  const asked = one.estimates.filter(({ id }) => ids.includes(id));
  return (
    <details className="hr-iv-muted">
      <summary>
        {countOf(ids.length, 'estimate')} of the load {ids.length === 1 ? 'is' : 'are'} missing: the case’s own numbers stand in
      </summary>
      <ul>
        {asked.map(({ id, asks }) => (
          <li key={id}>{asks}</li>
        ))}
      </ul>
    </details>
  );
}

/** Works out how busy each component is, once there is time for it; undefined while the design cannot be analysed. */
function useAnalysisMarks(design: Design, load: Parameters<typeof analyse>[1]): Marks | undefined {
  const [shown, under] = [useDeferredValue(design), useDeferredValue(load)];
  return useMemo(() => {
    if (shown.components.length === 0) return undefined;
    const outcome = analyse(shown, under);
    return outcome.ok ? marksOfAnalysis(outcome) : undefined;
  }, [shown, under]);
}
