import type { ReactNode } from 'react';
import { useId } from 'react';
import type { CdnWay } from '../../../sim/cdn/scenario.ts';
import { cdnWays } from '../../../sim/cdn/scenario.ts';
import { formatCount } from '../shared/format.ts';
import { GuessQuestions } from '../shared/GuessQuestions.tsx';
import { NumberField } from '../shared/NumberField.tsx';
import type { ParameterRange } from '../shared/parameter-range.ts';
import { clampToRange } from '../shared/parameter-range.ts';
import { formatMinutes } from './summary.ts';
import type { CdnLab } from './use-cdn.ts';
import { wayTexts } from './ways.ts';

const requestsRange: ParameterRange = { label: 'Requests the origin gets with pull', min: 1, max: 50_000, step: 1, scale: 'log' };

/** Asks which way brings the most bytes to the edges, and how often the origin is asked. */
export function CdnGuess({ lab }: { readonly lab: CdnLab }): ReactNode {
  const id = useId();
  const { guessing, link } = lab;
  const { guess, setGuess, reveal } = guessing;
  const { ttlMinutes, changeHours, requestsPerHour, edges, objects, objectKb, alpha } = link.settings;
  return (
    <GuessQuestions
      about={`${formatCount(objects)} objects of ${formatCount(objectKb)} KB, each changed once in ${formatCount(changeHours)} h on average; ${formatCount(edges)} edges that get ${formatCount(requestsPerHour)} requests an hour together, Zipf-like with exponent ${alpha}. The edges start empty and are watched for a day; with push they start full. A copy lives ${formatMinutes(ttlMinutes)}. One that expired and has not changed is confirmed without sending it again.`}
      onRun={() => reveal(true)}
      onSkip={() => reveal(false)}
    >
      <div className="hr-lab-field">
        <label htmlFor={id}>Which way brings the most bytes to the edges?</label>
        <select id={id} value={guess.heaviest} onChange={(event) => setGuess({ ...guess, heaviest: event.target.value as CdnWay })}>
          {cdnWays.map((way) => (
            <option key={way} value={way}>
              {wayTexts[way].name}
            </option>
          ))}
        </select>
      </div>
      <NumberField
        range={requestsRange}
        value={guess.originRequests}
        clamp={(value) => clampToRange(requestsRange, value)}
        onChange={(originRequests) => setGuess({ ...guess, originRequests })}
      />
    </GuessQuestions>
  );
}
