import type { ReactNode } from 'react';
import { countOf } from '../../grader/format/index.ts';
import { formatLatency, formatPart, formatRate } from '../design-run/words.ts';
import { readTrialSummary } from '../design-run/trial-summary.ts';
import { outcomeWords, sideWords } from './artefact-text.ts';

/** Shows the latest runs of a design as a session kept them: objectives, then each run by kind of request. */
export function TrialSummaryView({ text }: { readonly text: string }): ReactNode {
  const summary = readTrialSummary(text);
  if (!summary) return <p className="hr-iv-problem">The summary of the runs cannot be read.</p>;
  const { trials } = summary;
  const objectives = summary.objectives.filter(({ outcome }) => outcome !== 'unseen');
  const unseen = summary.objectives.length - objectives.length;
  return (
    <>
      <div className="hr-iv-scroll" tabIndex={0} role="region" aria-label="Objectives">
        <table>
          <thead>
            <tr>
              <th scope="col">Objective</th>
              <th scope="col">In</th>
              <th scope="col">Outcome</th>
              <th scope="col">Seen</th>
              <th scope="col">Wanted</th>
            </tr>
          </thead>
          <tbody>
            {objectives.map((one, index) => (
              <tr key={index}>
                <th scope="row">{one.text}</th>
                <td>
                  {titleOf(trials, one.trial)}, {sideWords[one.side]}
                </td>
                <td className={`hr-iv-${one.outcome}`}>{outcomeWords[one.outcome]}</td>
                <td>{one.seen}</td>
                <td>{one.wanted}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {unseen > 0 && <p className="hr-iv-muted">{countOf(unseen, 'more place')} where an objective must hold: not seen in these runs.</p>}
      <div className="hr-iv-scroll" tabIndex={0} role="region" aria-label="Runs by kind of request">
        <table>
          <thead>
            <tr>
              <th scope="col">Run</th>
              <th scope="col">Requests</th>
              <th scope="col">Throughput</th>
              <th scope="col">Answered</th>
              <th scope="col">p50</th>
              <th scope="col">p99</th>
            </tr>
          </thead>
          <tbody>
            {trials.flatMap(({ title, side, kinds, own }, at) =>
              kinds.map((kind) => (
                <tr key={`${at} ${kind.id}`}>
                  <th scope="row">
                    {title}, {sideWords[side]}
                    {own && `, with your ${own.exercises.join(', ')}`}
                  </th>
                  <td>{kind.name}</td>
                  <td className="hr-iv-number">{formatRate(kind.throughputPerSec)}</td>
                  <td className="hr-iv-number">{formatPart(kind.availability)}</td>
                  <td className="hr-iv-number">{formatLatency(kind.p50Ms)}</td>
                  <td className="hr-iv-number">{formatLatency(kind.p99Ms)}</td>
                </tr>
              )),
            )}
          </tbody>
        </table>
      </div>
    </>
  );
}

function titleOf(trials: readonly { readonly id: string; readonly title: string }[], id: string): string {
  return id === 'analysis' ? 'Analysis' : (trials.find((trial) => trial.id === id)?.title ?? id);
}
