import { analyse, type Design, type Load } from '../../design/index.ts';
import type { SimulationResult, WindowResult } from '../../design/simulation/index.ts';
import { formatNumber } from '../../estimate/index.ts';
import type { InterviewCase } from '../../interview/case-file.ts';
import { fitLoad } from '../../interview/estimates.ts';
import { judgeObjectives } from '../../interview/objectives.ts';
import type { TrialId } from '../../interview/trial.ts';
import { type ChartLine, mostLines, type RunChart } from './run-charts.ts';
import { describeHalfDone } from './TotalsTable.tsx';
import { formatLatency, formatPart } from './words.ts';

/** One of the designs compared, with what its runs came to, by the ids of their plans. */
export interface Contender {
  readonly id: string;
  readonly name: string;
  readonly design: Design;
  /** Entering at its own clients. */
  readonly load: Load;
  readonly runs: ReadonlyMap<TrialId, SimulationResult>;
}

/** A row of the comparison: what is compared, and its value of each design. */
export interface ComparisonRow {
  readonly group: 'Latency' | 'Consistency' | 'Cost' | 'Failure' | 'Objectives';
  readonly name: string;
  readonly cells: readonly string[];
}

/** Compares designs by latency, consistency, cost, failure, and how many objectives they meet; "not run" where a run is missing. */
export function comparisonRows(one: InterviewCase, contenders: readonly Contender[]): readonly ComparisonRow[] {
  const analyses = contenders.map(({ design, load }) => analyse(design, fitLoad(one, design, load)));
  const row = (group: ComparisonRow['group'], name: string, of: (contender: Contender, index: number) => string): ComparisonRow => ({
    group,
    name,
    cells: contenders.map(of),
  });
  const kindIn = (contender: Contender, trial: TrialId, kind: string) => {
    const run = contender.runs.get(trial);
    return run ? (run.kinds.find(({ id }) => id === kind) ?? 'absent') : undefined;
  };
  const cell = (
    contender: Contender,
    trial: TrialId,
    kind: string,
    format: (seen: SimulationResult['kinds'][number]) => string,
  ): string => {
    const seen = kindIn(contender, trial, kind);
    return seen === undefined ? 'not run' : seen === 'absent' ? 'does without' : format(seen);
  };
  const kinds = one.load.kinds;
  const faults: readonly { readonly id: TrialId; readonly name: string }[] = [
    { id: 'change', name: 'After the change' },
    ...one.faults.map(({ id, name }) => ({ id: `fault-${id}` as const, name })),
  ];
  return [
    ...kinds.map(({ id, name }) =>
      row('Latency', `p99 of “${name}”`, (contender) => cell(contender, 'peak', id, ({ latency }) => formatLatency(latency.p99Ms))),
    ),
    ...kinds
      .filter(({ readOrWrite }) => readOrWrite === 'read')
      .map(({ id, name }) =>
        row('Consistency', `“${name}” out of date`, (contender) =>
          cell(contender, 'peak', id, ({ stale }) => (stale.count === 0 ? 'none seen' : formatPart(stale.share))),
        ),
      ),
    row('Cost', 'Dollars a month', (_, index) => {
      const analysis = analyses[index]!;
      return analysis.ok ? `$${formatNumber(analysis.cost.monthlyUsDollars.value)}` : 'cannot be analysed';
    }),
    ...kinds.map(({ id, name }) =>
      row('Failure', `“${name}” available, by analysis`, (_, index) => {
        const analysis = analyses[index]!;
        const found = analysis.ok ? analysis.kinds.find(({ kind }) => kind === id) : undefined;
        return found ? formatPart(found.availability.availability.value) : 'does without';
      }),
    ),
    ...faults.flatMap((fault) =>
      kinds.flatMap(({ id, name }) => [
        row('Failure', `${fault.name}: “${name}” answered`, (contender) =>
          cell(contender, fault.id, id, ({ availability }) => formatPart(availability)),
        ),
        // Most faults leave nothing so, in any of the designs.
        ...(contenders.some((contender) => leavesHalfDone(kindIn(contender, fault.id, id)))
          ? [row('Failure', `${fault.name}: “${name}” left half done`, (contender) => cell(contender, fault.id, id, describeHalfDone))]
          : []),
      ]),
    ),
    row('Objectives', 'Met, of those judged', ({ design, load, runs }) => {
      const judged = judgeObjectives(one, design, load, runs).filter(({ outcome }) => outcome !== 'unseen');
      return `${judged.filter(({ outcome }) => outcome === 'met').length} of ${judged.length}`;
    }),
  ];
}

function leavesHalfDone(seen: SimulationResult['kinds'][number] | 'absent' | undefined): boolean {
  return seen !== undefined && seen !== 'absent' && seen.halfDone.count > 0;
}

/** Returns a line for each design that was run in a trial and has requests of a kind, by its name. */
function linesOf(
  contenders: readonly Contender[],
  trial: TrialId,
  kind: string,
  valueOf: (seen: WindowResult['kinds'][number]) => number | null,
): readonly ChartLine[] {
  return contenders.flatMap(({ id, name, runs }) => {
    const run = runs.get(trial);
    const at = run?.kinds.findIndex((one) => one.id === kind) ?? -1;
    return run && at >= 0 ? [{ id, name, values: run.windows.map(({ kinds }) => (kinds[at] ? valueOf(kinds[at]) : null)) }] : [];
  });
}

const notRun = 'None of the designs has been run so.';

/** Draws one trial of all designs: the p99 of a kind of request over virtual time, a line for each design. */
export function comparisonChart(contenders: readonly Contender[], trial: TrialId, kind: string): RunChart {
  const lines = linesOf(contenders, trial, kind, ({ latency }) => latency.p99Ms);
  return {
    id: 'latency',
    title: 'p99 of each design',
    unit: 'ms',
    scale: 'log',
    empty: notRun,
    bounds: [],
    lines: lines.slice(0, mostLines),
    others: lines.slice(mostLines),
  };
}

/** Draws the requests of a kind that failed in one trial, a line for each design. */
export function failureChart(contenders: readonly Contender[], trial: TrialId, kind: string): RunChart {
  const lines = linesOf(contenders, trial, kind, ({ done, failed }) => (done + failed === 0 ? null : failed / (done + failed)));
  const isAny = lines.some(({ values }) => values.some((value) => (value ?? 0) > 0));
  const shown = isAny ? lines : [];
  return {
    id: 'errors',
    title: 'Failed, of each design',
    unit: 'share',
    scale: 'linear',
    empty: lines.length === 0 ? notRun : 'No request failed in any of the designs.',
    bounds: [],
    lines: shown.slice(0, mostLines),
    others: shown.slice(mostLines),
  };
}
