import type { ReactNode } from 'react';
import { useDeferredValue, useId, useMemo, useState } from 'react';
import { analyse, type Analysis, type Design, type Explanation, formatExplanation, type Load, priceSource } from '../../design/index.ts';
import { formatNumber } from '../../estimate/index.ts';
import '../labs/shared/lab.css';
import { capacityRows, costRows, kindRows } from './analysis-rows.ts';
import './design-run.css';
import { ExplainedTable, NumberButton } from './ExplainedTable.tsx';
import { ProblemList } from './ProblemList.tsx';
import { formatPart, namer } from './words.ts';

/** Props of the panel that shows what can be worked out about a design. */
export interface AnalysisPanelProps {
  readonly design: Design;
  readonly load: Load;
}

/** Shows what can be worked out about a design without running it; each number opens how it came about. */
export default function AnalysisPanel({ design, load }: AnalysisPanelProps): ReactNode {
  const titleId = useId();
  // While somebody draws, the drawing goes first.
  const [shown, under] = [useDeferredValue(design), useDeferredValue(load)];
  const outcome = useMemo(() => (shown.components.length === 0 ? undefined : analyse(shown, under)), [shown, under]);
  return (
    <section className="hr-lab hr-run not-content" aria-labelledby={titleId}>
      <h3 id={titleId} className="hr-lab-title">
        Analysis
      </h3>
      {outcome === undefined ? (
        <p className="hr-lab-about">
          Nothing is drawn yet. Once it is, capacity, latency, availability and cost are worked out as you draw.
        </p>
      ) : outcome.ok ? (
        <Worked design={shown} load={under} analysis={outcome} />
      ) : (
        <ProblemList intro="The drawing cannot be analysed yet." problems={outcome.problems} />
      )}
    </section>
  );
}

function Worked({ design, load, analysis }: { readonly design: Design; readonly load: Load; readonly analysis: Analysis }): ReactNode {
  const nameOf = useMemo(() => namer(design, load), [design, load]);
  const { notices, cost } = analysis;
  const capacities = capacityRows(design, analysis);
  return (
    <>
      <Figures analysis={analysis} nameOf={nameOf} />
      {notices.length > 0 ? (
        <ul className="hr-run-notices" aria-label="Notices">
          {notices.map(({ id, about, message, remedy }) => (
            <li key={`${id} ${about}`}>
              <b>{message}</b> {remedy}
            </li>
          ))}
        </ul>
      ) : null}
      <section>
        <h4 className="hr-lab-subtitle">By kind of request</h4>
        <ExplainedTable
          label="Analysis by kind of request"
          columns={['Requests', 'Rate', 'Mean latency', 'Availability', 'Down a year', 'Fails alone']}
          rows={kindRows(analysis, nameOf)}
          nameOf={nameOf}
        />
      </section>
      <details className="hr-lab-table" open>
        <summary>Capacity, by component</summary>
        <ExplainedTable
          label="Capacity by component"
          columns={['Component', 'Visits a second', 'Utilisation', 'Mean time of a visit', 'Time up', 'Hit ratio']}
          rows={capacities}
          nameOf={nameOf}
        />
      </details>
      <details className="hr-lab-table">
        <summary>Cost, by line: ${formatNumber(cost.monthlyUsDollars.value)} a month</summary>
        <ExplainedTable
          label="Monthly cost by line"
          columns={['What', 'Where', 'Dollars a month']}
          rows={costRows(cost, nameOf)}
          nameOf={nameOf}
        />
        <p className="hr-lab-about">
          {priceSource.title}, {priceSource.year}; traffic between zones, backups, support and people are left out.
        </p>
      </details>
      <p className="hr-lab-about">Each number opens how it came about. Latency is the mean; a 99th percentile needs a run.</p>
    </>
  );
}

/** Shows the three numbers that are looked for first. */
function Figures({ analysis, nameOf }: { readonly analysis: Analysis; readonly nameOf: (id: string) => string }): ReactNode {
  const { bottleneck, capacities, cost, kinds } = analysis;
  const most = bottleneck && capacities.find(({ component }) => component === bottleneck.component);
  const worst = kinds.toSorted((a, b) => a.availability.availability.value - b.availability.availability.value)[0];
  return (
    <dl className="hr-run-figures">
      {bottleneck && most ? (
        <Figure
          name="Bottleneck"
          about={`utilisation of ${nameOf(bottleneck.component)}`}
          text={formatUtilisation(bottleneck.utilisation)}
          after={` at ${nameOf(bottleneck.component)}: ${describeHeadroom(bottleneck.loadFactor)}`}
          explanation={most.utilisation.explanation}
          nameOf={nameOf}
        />
      ) : null}
      {worst ? (
        <Figure
          name="Least available"
          about={`availability of ${nameOf(worst.kind)}`}
          text={formatPart(worst.availability.availability.value)}
          after={` of “${nameOf(worst.kind)}” answered`}
          explanation={worst.availability.availability.explanation}
          nameOf={nameOf}
        />
      ) : null}
      <Figure
        name="Cost"
        about="cost a month"
        text={`$${formatNumber(cost.monthlyUsDollars.value)}`}
        after=" a month"
        explanation={cost.monthlyUsDollars.explanation}
        nameOf={nameOf}
      />
    </dl>
  );
}

interface FigureProps {
  readonly name: string;
  readonly about: string;
  readonly text: string;
  readonly after: string;
  readonly explanation: Explanation;
  readonly nameOf: (id: string) => string;
}

function Figure({ name, about, text, after, explanation, nameOf }: FigureProps): ReactNode {
  const id = useId();
  const [isOpen, setIsOpen] = useState(false);
  return (
    <div>
      <dt>{name}</dt>
      <dd>
        <NumberButton text={text} about={about} isOpen={isOpen} controls={id} onToggle={() => setIsOpen(!isOpen)} />
        <span className="hr-run-after">{after}</span>
        {isOpen ? (
          <span id={id} className="hr-run-why" role="status">
            {formatExplanation(explanation, nameOf)}
          </span>
        ) : null}
      </dd>
    </div>
  );
}

/** Formats a utilisation: 85%, or how many times what it can do it is asked for. */
export function formatUtilisation(value: number): string {
  if (value === Infinity) return 'nobody to serve';
  return value > 1 ? `${formatNumber(value)} times its capacity` : formatPart(value);
}

/** Says how much more load the bottleneck takes: "takes 1.25 times this load". */
function describeHeadroom(loadFactor: number): string {
  return loadFactor >= 1 ? `takes ${formatNumber(loadFactor)} times this load` : `takes ${formatPart(loadFactor)} of this load`;
}
