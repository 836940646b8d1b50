import type { ReactNode } from 'react';
import { snapshotAt, writePolicies } from '../../../sim/cache-writes/index.ts';
import { FigureTable } from '../shared/FigureTable.tsx';
import { FigureText } from '../shared/FigureText.tsx';
import { PlaybackControls } from '../shared/PlaybackControls.tsx';
import { LaneCard } from './LaneCard.tsx';
import { policyTexts } from './settings.ts';
import { describeFigure, describeOperation, describeOutcome } from './summary.ts';
import { TimeLines } from './TimeLines.tsx';
import type { CacheWritesState } from './use-cache-writes.ts';
import { stepMs } from './use-cache-writes.ts';

/** Shows the four policies side by side at one step, the whole run as time lines above, and its figures as a table. */
export function WriteFigure({ lab }: { readonly lab: CacheWritesState }): ReactNode {
  const { runs, playback, link } = lab;
  const { scenario, crashed, timeline, moments, crashMs } = runs;
  const at = Math.min(playback.at, timeline.length - 1);
  const atMs = timeline[at]!;
  // The steps after the crash are not those of the run without it: the crash goes to the last of those by then.
  const stepHere = moments.findLastIndex((ms) => ms <= atMs) + 1;
  return (
    <>
      <figure className="hr-writes-figure">
        <TimeLines runs={runs} atMs={atMs} />
        <PlaybackControls
          label="Step shown"
          playback={playback}
          snapshots={timeline.length}
          stepMs={stepMs}
          describePlace={(step) => `step ${step + 1} of ${timeline.length}, ${timeline[Math.min(step, timeline.length - 1)]!} ms`}
        />
        <div className="hr-lab-buttons">
          <button type="button" aria-disabled={atMs === crashMs} onClick={() => playback.seek(timeline.indexOf(crashMs))}>
            Show the crash
          </button>
          <button
            type="button"
            aria-disabled={stepHere === runs.crashStep}
            onClick={() => {
              if (stepHere !== runs.crashStep) link.change({ crashStep: stepHere });
            }}
          >
            Crash at this step
          </button>
        </div>
        <div className="hr-writes-cards">
          {crashed.map((run) => (
            <LaneCard key={run.policy} scenario={scenario} run={run} snapshot={snapshotAt(run, atMs)} atMs={atMs} />
          ))}
        </div>
        <FigureText text={describeFigure(runs, at)} />
      </figure>
      <FigureTable
        label="How long each read and write took, and what became of it"
        columns={['Operation', ...writePolicies.map((policy) => policyTexts[policy])]}
        rows={scenario.operations.map((operation) => [
          `${operation.number}. ${operation.atMs} ms: ${describeOperation(operation)}`,
          ...crashed.map((run) => describeOutcome(scenario, run, operation.number)),
        ])}
      />
    </>
  );
}
