import type { ReactNode } from 'react';
import { useId } from 'react';
import { formatNumber } from '../../estimate/index.ts';
import type { Loads } from '../../interview/estimates.ts';
import { compareLoads, describeFactor, isFarOff } from './reconcile.ts';
import { ScrollTable } from './ScrollTable.tsx';

/** Whose numbers make the load of a run. */
export type LoadChoiceId = 'learner' | 'case' | 'both';

const choices: readonly (readonly [LoadChoiceId, string])[] = [
  ['both', 'Both, side by side'],
  ['learner', 'My estimates'],
  ['case', 'The case’s numbers'],
];

interface LoadChoiceProps {
  readonly loads: Loads;
  readonly value: LoadChoiceId;
  readonly onChange: (value: LoadChoiceId) => void;
}

/** Lets the learner choose whose numbers make the load, beside each other in a table. */
export function LoadChoice({ loads, value, onChange }: LoadChoiceProps): ReactNode {
  const name = useId();
  const differences = compareLoads(loads);
  const { substituted } = loads;
  return (
    <div className="hr-run-load">
      <fieldset className="hr-lab-source">
        <legend>Load</legend>
        {choices.map(([id, text]) => (
          <label key={id}>
            <input type="radio" name={name} checked={value === id} onChange={() => onChange(id)} />
            {text}
          </label>
        ))}
      </fieldset>
      <details className="hr-lab-table">
        <summary>
          The numbers: {differences.filter(isFarOff).length} of {differences.length} of yours differ from the case’s
        </summary>
        <ScrollTable
          label="Your load beside that of the case"
          columns={['Number', 'Yours', 'The case’s', 'Yours is']}
          rows={differences.map((one) => [one.name, formatNumber(one.learner), formatNumber(one.own), describeFactor(one)])}
        />
      </details>
      {substituted.length > 0 ? (
        <p className="hr-lab-about">
          {substituted.length === 1 ? 'One estimate is' : `${substituted.length} estimates are`} missing or could not be read (
          {substituted.map((id) => id.replaceAll('-', ' ')).join(', ')}): the case’s own{' '}
          {substituted.length === 1 ? 'number stands' : 'numbers stand'} in.
        </p>
      ) : null}
    </div>
  );
}
