import type { ReactNode } from 'react';
import { componentName, type Design, type Load } from '../../design/index.ts';
import type { ComponentResult, SimulationResult } from '../../design/simulation/index.ts';
import type { OwnCodeResult, OwnPart } from '../../grader/own-code/messages.ts';
import { formatNumber } from '../../estimate/index.ts';
import { countOf } from '../../grader/format/index.ts';
import { describeParts, describeProblem } from './run-set.ts';
import { ScrollTable } from './ScrollTable.tsx';
import { describeHalfDone } from './TotalsTable.tsx';
import type { FinishedTrial } from './trial-runs.ts';
import { formatLatency, formatPart } from './words.ts';

interface OwnCodeEffectProps {
  readonly design: Design;
  readonly load: Load;
  readonly parts: readonly OwnPart[];
  readonly own: NonNullable<FinishedTrial['own']>;
}

/** Shows what the learner's parts did beside the stock parts in their places: same requests, same seed. */
export function OwnCodeEffect({ design, load, parts, own: { stock, outcome } }: OwnCodeEffectProps): ReactNode {
  return (
    <section className="hr-run-own">
      <h4 className="hr-lab-subtitle">Your code in the design</h4>
      <p className="hr-lab-about">
        Your {describeParts(design, parts)}, beside the stock part in its place: the same requests from the same seed.
      </p>
      {outcome.kind === 'broke' ? (
        <p className="hr-lab-error">Your code gave no run: {outcome.message} What is shown is the design with stock parts.</p>
      ) : (
        <>
          {outcome.problems.map((problem) => (
            <p key={problem.component} className="hr-lab-error">
              {describeProblem(design, problem)}
            </p>
          ))}
          {listUnfinished(design, outcome).map((text) => (
            <p key={text} className="hr-lab-warning">
              {text}
            </p>
          ))}
          <ScrollTable
            label="Stock parts beside your code"
            columns={['Measure', 'Stock part', 'Your code']}
            rows={compareOwn(design, load, parts, stock, outcome.result)}
          />
        </>
      )}
    </section>
  );
}

/** Returns the rows of the comparison: of each kind its p99, its answered share and what of it was left half done, of each component with own code what it did. */
export function compareOwn(
  design: Design,
  load: Load,
  parts: readonly OwnPart[],
  stock: SimulationResult,
  own: SimulationResult,
): readonly (readonly string[])[] {
  const row = (name: string, of: (result: SimulationResult) => string): readonly string[] => [name, of(stock), of(own)];
  const kinds = load.kinds.flatMap(({ id, name }) => {
    const find = (result: SimulationResult) => result.kinds.find((kind) => kind.id === id);
    const describe = (result: SimulationResult): string => {
      const kind = find(result);
      return kind === undefined ? 'none' : describeHalfDone(kind);
    };
    return [
      row(`p99 of “${name}”`, (result) => formatLatency(find(result)?.latency.p99Ms ?? null)),
      row(`“${name}” answered`, (result) => formatPart(find(result)?.availability ?? null)),
      ...([stock, own].some((result) => describe(result) !== 'none') ? [row(`“${name}” left half done`, describe)] : []),
    ];
  });
  const components = [...new Set(parts.map(({ component }) => component))].flatMap((component) => {
    const find = (result: SimulationResult) => result.components.find(({ id }) => id === component);
    const name = componentName(design, component);
    const hasHits = [stock, own].some((result) => (find(result)?.hitRatio ?? null) !== null);
    return [
      ...(hasHits ? [row(`Hit ratio of “${name}”`, (result) => formatPart(find(result)?.hitRatio ?? null))] : []),
      ...([stock, own].some((result) => find(result)?.cutOff)
        ? [row(`Sagas cut off at “${name}”`, (result) => describeCutOff(find(result)?.cutOff))]
        : []),
      row(`“${name}” busy`, (result) => formatPart(find(result)?.utilisation ?? null)),
      row(`Calls failed at “${name}”`, (result) => formatNumber(find(result)?.failed ?? 0)),
      ...behind(design, component).map((id) =>
        row(`“${componentName(design, id)}” behind it busy`, (result) =>
          formatPart(result.components.find((one) => one.id === id)?.utilisation ?? null),
        ),
      ),
    ];
  });
  return [...kinds, ...components];
}

/** What a component sends calls to, where its decisions are felt. */
function behind({ connections }: Design, component: string): readonly string[] {
  return [...new Set(connections.filter(({ from, kind }) => from === component && kind === 'sync').map(({ to }) => to))].slice(0, 4);
}

/** Says in short what became of the sagas that a loss cut off. */
function describeCutOff(cutOff: ComponentResult['cutOff']): string {
  return cutOff === undefined ? 'none' : `${formatNumber(cutOff.sagas)}; ${formatNumber(cutOff.recovered)} taken to an end`;
}

/** Says of which components the sagas that a loss cut off were not all taken to an end, and why; a part that broke has its own words. */
export function listUnfinished(design: Design, { result, problems }: OwnCodeResult): readonly string[] {
  return result.components.flatMap(({ id, cutOff }) => {
    if (cutOff === undefined || cutOff.recovered === cutOff.sagas || problems.some(({ component }) => component === id)) return [];
    const { sagas, recovered, left } = cutOff;
    const waiting = sagas - recovered - left;
    return [
      `“${componentName(design, id)}” lost instances with ${countOf(sagas, 'saga')} under way.`,
      ...(left > 0
        ? [`Your recover left ${formatNumber(left)} as they stood: it gave no outcome for them, or said that they are stuck.`]
        : []),
      ...(waiting > 0 ? [`By the end of the run ${formatNumber(waiting)} had not come to an end.`] : []),
    ].join(' ');
  });
}
