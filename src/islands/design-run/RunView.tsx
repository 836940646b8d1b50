import type { ReactNode } from 'react';
import { useEffect, useId, useMemo } from 'react';
import type { Design, Load } from '../../design/index.ts';
import type { Fault, SimulationResult } from '../../design/simulation/index.ts';
import { formatSeconds } from '../labs/shared/format.ts';
import { PlaybackControls } from '../labs/shared/PlaybackControls.tsx';
import { usePlayback } from '../labs/shared/use-playback.ts';
import { type Marks, marksOfWindow } from './marks.ts';
import { chartsOf } from './run-charts.ts';
import { TimeChart } from './TimeChart.tsx';
import { TotalsTable } from './TotalsTable.tsx';
import { WindowTable } from './WindowTable.tsx';
import { faultSpans, namer } from './words.ts';

interface RunViewProps {
  readonly design: Design;
  readonly load: Load;
  readonly faults: readonly Fault[];
  readonly result: SimulationResult;
  /** Told the marks of the window at which the time line stands. */
  readonly onMarks?: ((marks: Marks) => void) | undefined;
}

/** Shows a run: totals, charts over virtual time with one time line through all, and the components where it stands. */
export function RunView({ design, load, faults, result, onMarks }: RunViewProps): ReactNode {
  const titleId = useId();
  const { windows } = result;
  const nameOf = useMemo(() => namer(design, load), [design, load]);
  const charts = useMemo(() => chartsOf(design, load, result), [design, load, result]);
  const spans = useMemo(() => faultSpans(faults, result.simulatedMs, nameOf), [faults, result, nameOf]);
  const stepMs = windows.length > 0 ? windows[0]!.untilMs - windows[0]!.fromMs : 1;
  // Where something goes wrong is what people look for first.
  const start = spans[0] ? windows.findIndex(({ untilMs }) => untilMs > (spans[0]!.fromMs + spans[0]!.untilMs) / 2) : windows.length - 1;
  const playback = usePlayback(windows.length, stepMs, result.hash, Math.max(0, start));
  const { at } = playback;

  useEffect(() => onMarks?.(marksOfWindow(design, result, at)), [onMarks, design, result, at]);

  const window = windows[at];
  return (
    <section aria-labelledby={titleId} className="hr-run-view">
      <h4 id={titleId} className="hr-lab-hidden">
        Over virtual time
      </h4>
      {result.end.reason === 'finished' ? null : <p className="hr-lab-warning">{result.end.message}</p>}
      <TotalsTable load={load} result={result} />
      {spans.length > 0 ? (
        <ul className="hr-run-spans">
          {spans.map(({ fromMs, untilMs, text }) => (
            <li key={`${fromMs} ${untilMs}`}>
              <span className="hr-run-swatch" aria-hidden="true" /> {formatSeconds(fromMs)} to {formatSeconds(untilMs)}: {text}
            </li>
          ))}
        </ul>
      ) : null}
      {window ? (
        <>
          <div className="hr-run-scrub">
            <PlaybackControls
              label="Time of the run"
              playback={playback}
              snapshots={windows.length}
              stepMs={stepMs}
              describePlace={(one) => `${formatSeconds(windows[one]!.fromMs)} to ${formatSeconds(windows[one]!.untilMs)}`}
            />
          </div>
          <div className="hr-run-charts">
            {charts.map((chart) => (
              <TimeChart
                key={chart.id}
                chart={chart}
                windows={windows}
                warmUpMs={result.warmUpMs}
                spans={spans}
                at={at}
                onSeek={playback.seek}
              />
            ))}
          </div>
          <WindowTable design={design} result={result} at={at} />
        </>
      ) : null}
      {result.notes.length > 0 ? (
        <ul className="hr-run-notes">
          {result.notes.map((note) => (
            <li key={note}>{note}</li>
          ))}
        </ul>
      ) : null}
      <p className="hr-lab-about">
        The paler beginning is the warm-up, which counts towards no total. The same design, load, faults and seed give the same numbers on
        every machine: seed “{result.seed}”, hash <code>{result.hash.slice(0, 12)}</code>.
      </p>
    </section>
  );
}
