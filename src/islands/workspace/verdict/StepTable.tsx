import { useEffect, useRef } from 'react';
import type { StepRow } from '../../../grader/format/index.ts';
import { OutcomeMark, type MarkKind } from './OutcomeMark.tsx';

interface StepTableProps {
  readonly setup: string;
  readonly rows: readonly StepRow[];
  readonly step: number;
  readonly onStep: (step: number) => void;
}

const MARKS: Record<StepRow['state'], MarkKind> = { same: 'pass', differs: 'fail', after: 'skipped' };
const WORDS: Record<StepRow['state'], string> = { same: 'as expected', differs: 'differs', after: 'not compared' };

/** Lists every call with expected and actual result; the current step is marked, and each call can be chosen. */
export function StepTable({ setup, rows, step, onStep }: StepTableProps) {
  const frame = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const row = frame.current?.querySelector<HTMLElement>('[aria-current="step"]');
    const box = frame.current;
    if (!row || !box) return;
    // Scrolls the frame only, never the page.
    const top = row.offsetTop;
    if (top < box.scrollTop || top + row.offsetHeight > box.scrollTop + box.clientHeight) box.scrollTop = top - box.clientHeight / 2;
  }, [step]);
  return (
    <div className="hr-ws-steps" ref={frame} tabIndex={0} role="region" aria-label="Calls of the failing case">
      <table>
        <caption>
          <code>{setup}</code>
        </caption>
        <thead>
          <tr>
            <th scope="col">Call</th>
            <th scope="col">Expected</th>
            <th scope="col">Your code</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row, index) => (
            <tr key={index} data-state={row.state} aria-current={index === step ? 'step' : undefined}>
              <th scope="row">
                <button type="button" onClick={() => onStep(index)}>
                  <OutcomeMark kind={MARKS[row.state]} />
                  <span className="hr-ws-visually-hidden">{WORDS[row.state]}: </span>
                  <code>{row.call}</code>
                </button>
              </th>
              <td>
                <code>{row.expected}</code>
              </td>
              <td>{row.actual === undefined ? <span className="hr-ws-muted">not compared</span> : <code>{row.actual}</code>}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
