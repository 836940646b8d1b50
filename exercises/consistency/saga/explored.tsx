import type { Exhibit } from '../../../src/grader/authoring.ts';
import './explored.css';

interface Part {
  readonly label: string;
  readonly schedules: number;
  readonly faults: number;
  readonly exhaustedFaults: number;
}

/** Says how many schedules were explored, and how far every choice of faults was tried. */
export function Explored({ exhibit }: { readonly exhibit: Exhibit }) {
  const { total, parts } = exhibit.data as { readonly total: number; readonly parts: readonly Part[] };
  return (
    <table className="hr-explored">
      <caption>
        {withCommas(total)} schedules were explored: crashes before and after every effect and every log record, and every way a call can
        end.
      </caption>
      <thead>
        <tr>
          <th scope="col">Part</th>
          <th scope="col">Schedules</th>
        </tr>
      </thead>
      <tbody>
        {parts.map((part) => (
          <tr key={part.label}>
            <th scope="row">
              {part.label}
              {part.faults > 0 && `: ${reachText(part)}`}
            </th>
            <td>{withCommas(part.schedules)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function reachText({ faults, exhaustedFaults }: Part): string {
  if (exhaustedFaults >= faults) return 'all of them';
  if (exhaustedFaults < 0) return 'broken off';
  const all = exhaustedFaults === 1 ? 'all with one fault' : `all with up to ${exhaustedFaults} faults`;
  return `${exhaustedFaults === 0 ? 'the one without faults' : all}, and a part of those with more`;
}

/** Writes a count with commas: 10,125. */
function withCommas(count: number): string {
  return String(count).replace(/\B(?=(\d{3})+$)/g, ',');
}
