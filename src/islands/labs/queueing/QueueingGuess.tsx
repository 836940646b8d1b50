import type { ReactNode } from 'react';
import { formatMs } from '../shared/format.ts';
import { GuessQuestions } from '../shared/GuessQuestions.tsx';
import { NumberField } from '../shared/NumberField.tsx';
import type { ParameterRange } from '../shared/parameter-range.ts';
import { clampToRange } from '../shared/parameter-range.ts';
import type { Guess } from './predictions.ts';
import { pointAt } from './predictions.ts';
import { describeSetUp, requestsName } from './summary.ts';
import type { Queueing } from './use-queueing.ts';

/** Asks for the p99 at the utilisation set, when that at a lower one is told, and for the number in the system. */
export function QueueingGuess({ lab }: { readonly lab: Queueing }): ReactNode {
  const { guessing, question, link, last, isStale } = lab;
  const { asked, told } = question;
  const known = last && !isStale ? pointAt(last.result, told) : undefined;
  const which = requestsName(link.settings).toLowerCase();
  const toldText = known
    ? `At ${told}% the p99 of ${which} is ${formatMs(known.usual.p99Ms)}.`
    : `The p99 at ${told}% is being calculated.`;
  const field = (id: keyof Guess, range: ParameterRange): ReactNode => (
    <NumberField
      range={range}
      value={guessing.guess[id]}
      clamp={(value) => clampToRange(range, value)}
      onChange={(value) => guessing.setGuess({ ...guessing.guess, [id]: value })}
    />
  );
  return (
    <GuessQuestions
      about={`${describeSetUp(link.settings)} ${toldText} What is it at ${asked}%, and how many requests are then in the system?`}
      onRun={() => lab.reveal(true)}
      onSkip={() => lab.reveal(false)}
    >
      {field('p99Ms', { label: `p99 at ${asked}%`, min: 5, max: 20_000, step: 1, scale: 'log', unit: ' ms' })}
      {field('inSystem', { label: 'In the system, on average', min: 0.1, max: 1000, step: 0.1, scale: 'log' })}
    </GuessQuestions>
  );
}
