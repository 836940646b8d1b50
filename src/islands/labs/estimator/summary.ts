import type { Quantity } from '../../../estimate/index.ts';
import { ratio } from '../../../estimate/index.ts';
import { showAnswer } from './predictions.ts';
import type { Topic, Worked } from './topics/topic.ts';

/** Says what the ruler shows. */
export function describeRuler(topic: Topic, worked: Worked, guess: Quantity | undefined): string {
  const answer = `The answer is ${worked.shown}.`;
  if (!guess) return `${answer} An estimate from half to twice of that gets 3 points, within a factor of 3.2 it gets 2, of 10 it gets 1.`;
  const factor = ratio(guess, worked.answer);
  const band = Math.max(factor, 1 / factor);
  const place =
    band <= 2
      ? 'within a factor of 2'
      : band <= 3.17
        ? 'within half an order of magnitude'
        : band <= 10
          ? 'within an order of magnitude'
          : 'further off than an order of magnitude';
  return `${answer} Your estimate, ${showAnswer(topic, guess)}, is ${place}.`;
}

/** Returns the rows of the table view: each step, its working, its result, and that in base units. */
export function stepRows({ steps }: Worked): readonly (readonly string[])[] {
  return steps.map(({ name, working, shown, result }) => [name, working, shown, result.value.toPrecision(4)]);
}
