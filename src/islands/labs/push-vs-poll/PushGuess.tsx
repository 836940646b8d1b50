import type { ReactNode } from 'react';
import { useId } from 'react';
import type { PushMethod } from '../../../sim/push/scenario.ts';
import { pushMethods } from '../../../sim/push/scenario.ts';
import { formatCount } from '../shared/format.ts';
import { GuessQuestions } from '../shared/GuessQuestions.tsx';
import { NumberField } from '../shared/NumberField.tsx';
import type { ParameterRange } from '../shared/parameter-range.ts';
import { clampToRange } from '../shared/parameter-range.ts';
import { methodTexts } from './methods.ts';
import { sessionMinutes } from './settings.ts';
import type { PushLab } from './use-push.ts';

const medianRange: ParameterRange = {
  label: 'Median staleness of polling',
  min: 1,
  max: 120_000,
  step: 1,
  scale: 'log',
  unit: ' ms',
};

/** Asks which method sends the most bytes, and how far behind polling is. */
export function PushGuess({ lab }: { readonly lab: PushLab }): ReactNode {
  const id = useId();
  const { guessing, link } = lab;
  const { guess, setGuess, reveal } = guessing;
  const { eventsPerMinute, pollSeconds, roundTripMs } = link.settings;
  return (
    <GuessQuestions
      about={`About ${formatCount(eventsPerMinute)} events a minute, at random times, for ${sessionMinutes} minutes. Polls come every ${formatCount(pollSeconds)} s; the round trip is ${formatCount(roundTripMs)} ms. The staleness of an event is the time from its happening to its arrival at the client.`}
      onRun={() => reveal(true)}
      onSkip={() => reveal(false)}
    >
      <div className="hr-lab-field">
        <label htmlFor={id}>Which method sends the most bytes?</label>
        <select id={id} value={guess.heaviest} onChange={(event) => setGuess({ ...guess, heaviest: event.target.value as PushMethod })}>
          {pushMethods.map((method) => (
            <option key={method} value={method}>
              {methodTexts[method].name}
            </option>
          ))}
        </select>
      </div>
      <NumberField
        range={medianRange}
        value={guess.medianMs}
        clamp={(value) => clampToRange(medianRange, value)}
        onChange={(medianMs) => setGuess({ ...guess, medianMs })}
      />
    </GuessQuestions>
  );
}
