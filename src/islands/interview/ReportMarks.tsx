import type { ReactNode } from 'react';
import type { InterviewCase } from '../../interview/case-file.ts';
import type { Report, RubricLine } from '../../interview/report.ts';
import { dimensionNames, stagesOf } from '../../interview/rubric.ts';
import type { Mark } from '../../interview/rubric.ts';
import { mark } from '../../interview/session.ts';
import { stageNames } from '../../interview/stages.ts';
import { computedParts } from './computed-parts.ts';
import type { Command } from './live-session.ts';

interface ReportMarksProps {
  readonly one: InterviewCase;
  readonly report: Report;
  readonly canMark: boolean;
  readonly run: (command: Command) => void;
}

/** Lets the learner mark each dimension beside what the levels look like for this case, example answers, and what could be computed. */
export function ReportMarks({ one, report, canMark, run }: ReportMarksProps): ReactNode {
  const { points, most } = report.score;
  return (
    <section aria-labelledby="hr-iv-r-marks">
      <h3 id="hr-iv-r-marks">Marks</h3>
      <p>
        What a program can count stands under “Computed”. The rest is yours to judge: read what each level looks like, then an example
        answer, then your own.
      </p>
      {report.rubric.map((line) => (
        <DimensionMarks
          key={line.dimension}
          line={line}
          one={one}
          computed={computedParts(line.dimension, report)}
          canMark={canMark}
          onMark={(given) => run((held, at) => mark(held, at, line.dimension, given))}
        />
      ))}
      <p className="hr-iv-sum" role="status">
        {most === 0 ? 'Not marked yet.' : `${points} of ${most} points for what is marked.`}
      </p>
    </section>
  );
}

interface DimensionMarksProps {
  readonly line: RubricLine;
  readonly one: InterviewCase;
  readonly computed: readonly string[];
  readonly canMark: boolean;
  readonly onMark: (given: Mark) => void;
}

function DimensionMarks({ line, one, computed, canMark, onMark }: DimensionMarksProps): ReactNode {
  const { dimension, weight, levels, mark: given } = line;
  const examples = one.examples.filter(({ stage }) => stagesOf[dimension].includes(stage));
  return (
    <fieldset className="hr-iv-dimension" disabled={!canMark}>
      <legend>
        {dimensionNames[dimension]}
        {weight === 2 ? ', counts double' : ''}
      </legend>
      {computed.length > 0 && (
        <ul className="hr-iv-computed" aria-label="Computed">
          {computed.map((part) => (
            <li key={part}>{part}</li>
          ))}
        </ul>
      )}
      {([0, 1, 2, 3] as const).map((level) => (
        <label key={level} className="hr-iv-option">
          <input type="radio" name={`mark-${dimension}`} checked={given === level} onChange={() => onMark(level)} />
          <span>
            <strong>{level}</strong> {levels[level]}
          </span>
        </label>
      ))}
      {examples.length > 0 && (
        <details>
          <summary>Example answers</summary>
          {examples.map(({ stage, level, answer, why }, index) => (
            <div key={index} className="hr-iv-example">
              <p>
                <strong>
                  {stageNames[stage]}, a {level}
                </strong>
              </p>
              <blockquote className="hr-iv-text">{answer}</blockquote>
              <p className="hr-iv-muted">{why}</p>
            </div>
          ))}
        </details>
      )}
    </fieldset>
  );
}
