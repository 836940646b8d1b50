import type { ReactNode } from 'react';
import { formatClock, verdictWords } from '../../interview/report-text.ts';
import type { Report } from '../../interview/report.ts';
import { leftToYou } from '../../interview/session.ts';
import { stageNames } from '../../interview/stages.ts';
import { ReportArtefacts } from './ReportArtefacts.tsx';
import type { InterviewPageProps } from './props.ts';
import type { KeptSession } from './session-keeper.ts';

interface ReportSectionsProps extends InterviewPageProps {
  readonly report: Report;
  readonly kept: KeptSession;
}

/** Shows the parts of a report before its marks. */
export function ReportSections({ one, kept, report }: ReportSectionsProps): ReactNode {
  const asked = report.constraints.filter(({ revealedAtMs }) => revealedAtMs !== undefined);
  const missed = report.constraints.filter(({ revealedAtMs }) => revealedAtMs === undefined);
  return (
    <>
      <section aria-labelledby="hr-iv-r-time">
        <h3 id="hr-iv-r-time">Time</h3>
        <StageTimes stages={report.stages} />
      </section>
      <section aria-labelledby="hr-iv-r-known">
        <h3 id="hr-iv-r-known">
          Constraints: {asked.length} of {report.constraints.length} asked out
        </h3>
        {asked.length > 0 && (
          <ul>
            {asked.map(({ id, text }) => (
              <li key={id}>{text}</li>
            ))}
          </ul>
        )}
        {missed.length > 0 && (
          <details>
            <summary>{missed.length} that you did not ask for</summary>
            <ul>
              {missed.map(({ id, text, question }) => (
                <li key={id}>
                  {text} <span className="hr-iv-muted">“{question}”</span>
                </li>
              ))}
            </ul>
          </details>
        )}
      </section>
      <section aria-labelledby="hr-iv-r-estimates">
        <h3 id="hr-iv-r-estimates">Estimates</h3>
        <EstimateTable estimates={report.estimates} />
      </section>
      <ReportArtefacts one={one} state={kept.live.state} />
      <Conversation report={report} />
    </>
  );
}

function StageTimes({ stages }: Pick<Report, 'stages'>): ReactNode {
  return (
    <div className="hr-iv-scroll" tabIndex={0} role="region" aria-label="Time by stage">
      <table>
        <thead>
          <tr>
            <th scope="col">Stage</th>
            <th scope="col">Spent</th>
            <th scope="col">Given</th>
          </tr>
        </thead>
        <tbody>
          {stages.map(({ stage, isEntered, spentMs, budgetMs, extendedMs }) => (
            <tr key={stage}>
              <th scope="row">{stageNames[stage]}</th>
              <td className={`hr-iv-number${budgetMs !== undefined && spentMs > budgetMs ? ' hr-iv-over' : ''}`}>
                {isEntered ? formatClock(spentMs) : 'not entered'}
              </td>
              <td className="hr-iv-number">
                {budgetMs === undefined ? 'no clock' : formatClock(budgetMs)}
                {extendedMs > 0 && `, ${formatClock(extendedMs)} of it added`}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function EstimateTable({ estimates }: Pick<Report, 'estimates'>): ReactNode {
  return (
    <ul className="hr-iv-cards">
      {estimates.map(({ id, asks, text, verdict, truthShown, problem, working }) => (
        <li key={id}>
          <p>
            <strong>{asks}</strong>
          </p>
          <p>
            {text === undefined || text === '' ? 'No estimate was given' : `You said “${text}”: ${verdictWords[verdict]}`}. The case has{' '}
            {truthShown}. {problem}
          </p>
          <details>
            <summary>The working</summary>
            <ol>
              {working.map((step) => (
                <li key={step.name}>
                  {step.name}: {step.working} = {step.shown}
                </li>
              ))}
            </ol>
          </details>
        </li>
      ))}
    </ul>
  );
}

function Conversation({ report }: { readonly report: Report }): ReactNode {
  const { questions, followUps, change } = report;
  return (
    <section aria-labelledby="hr-iv-r-said">
      <h3 id="hr-iv-r-said">What was said</h3>
      <p>
        <strong>The change.</strong> {change.atMs === undefined ? 'It was not reached: ' : `At ${formatClock(change.atMs)}: `}
        {change.announcement}
      </p>
      <h4>Follow-ups</h4>
      {followUps.length === 0 && <p className="hr-iv-muted">None was asked.</p>}
      <ul className="hr-iv-cards">
        {followUps.map(({ id, asks, reply }) => (
          <li key={id}>
            <p>{asks}</p>
            <p className="hr-iv-text">{reply ? reply : <em>No reply.</em>}</p>
          </li>
        ))}
      </ul>
      <h4>Questions</h4>
      {questions.length === 0 && <p className="hr-iv-muted">None was asked.</p>}
      <ul className="hr-iv-cards">
        {questions.map(({ atMs, question, answer, isOffered }, index) => (
          <li key={index}>
            <p>
              <span className="hr-iv-muted">{formatClock(atMs)}</span> {question}
            </p>
            <p>{answer ?? (isOffered ? 'Two answers were offered, and neither was chosen.' : leftToYou)}</p>
          </li>
        ))}
      </ul>
    </section>
  );
}
