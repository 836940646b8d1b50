import type { ReactNode } from 'react';
import type { Worked } from './topics/topic.ts';

/** Shows each step of the calculation with its units. */
export function StepList({ worked }: { readonly worked: Worked }): ReactNode {
  return (
    <section aria-label="Steps">
      <ol className="hr-estimate-steps">
        {worked.steps.map(({ name, working, shown }) => (
          <li key={name}>
            <span className="hr-estimate-name">{name}</span>
            <span className="hr-estimate-working">{working}</span>
            <span className="hr-estimate-result">
              <span aria-hidden="true">= </span>
              {shown}
            </span>
          </li>
        ))}
      </ol>
    </section>
  );
}
