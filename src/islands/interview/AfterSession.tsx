import type { ReactNode } from 'react';
import { lazy, useMemo } from 'react';
import { drawingId } from '../../interview/artefacts.ts';
import { entryOf, loadFrom } from '../../interview/estimates.ts';
import type { SessionState } from '../../interview/session-state.ts';
import { useOwnCode } from '../own-code/useOwnCode.ts';
import { PartBoundary } from './PartBoundary.tsx';
import type { InterviewPageProps } from './props.ts';
import { useDrawing } from './use-drawing.ts';

const Comparison = lazy(() => import('../design-run/Comparison.tsx'));
const BreakIt = lazy(() => import('../design-run/BreakIt.tsx'));

/** Shows the learner's design beside those of the case, and gives another to break. */
export function AfterSession({ one, drawings, state }: InterviewPageProps & { readonly state: SessionState }): ReactNode {
  const { read } = useDrawing(state.artefacts.get(drawingId)?.text ?? '');
  const empty = useDrawing('').read;
  const design = read.ok ? read.design : empty.ok ? empty.design : undefined;
  const { sources } = useOwnCode();
  const loads = useMemo(() => design && loadFrom(one, state.estimates, entryOf(design) ?? ''), [one, state.estimates, design]);
  if (!design || !loads || drawings.length === 0) return null;
  return (
    <section className="hr-iv-wide hr-iv-no-print" aria-labelledby="hr-iv-after">
      <h3 id="hr-iv-after">After the interview</h3>
      <PartBoundary what="the comparison">
        <Comparison
          one={one}
          design={design}
          load={loads.own}
          references={drawings.filter(({ role }) => role === 'reference')}
          ownSources={sources}
        />
        <BreakIt one={one} weak={drawings.filter(({ role }) => role === 'weak')} load={loads.own} />
      </PartBoundary>
    </section>
  );
}
