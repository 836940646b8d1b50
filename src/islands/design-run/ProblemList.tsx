import type { ReactNode } from 'react';
import type { Problem } from '../../design/index.ts';

/** Shows why a design cannot be analysed or run: what is wrong, where, and what to do about it. */
export function ProblemList({ intro, problems }: { readonly intro: string; readonly problems: readonly Problem[] }): ReactNode {
  return (
    <div className="hr-run-problems">
      <p>{intro}</p>
      <ul>
        {problems.map(({ path, message, remedy }) => (
          <li key={`${path} ${message}`}>
            {message} {remedy}
          </li>
        ))}
      </ul>
    </div>
  );
}
