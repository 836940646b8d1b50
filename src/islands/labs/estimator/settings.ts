import { createStream } from '../../../kernel/index.ts';
import { clampToRange } from '../shared/parameter-range.ts';
import type { TopicId } from './topics/index.ts';
import { topics } from './topics/index.ts';
import type { Parameter, Values } from './topics/topic.ts';

/** Everything a link to the lab carries: which kind of question, and its numbers. */
export interface EstimatorSettings {
  readonly topic: TopicId;
  readonly values: Values;
}

/** Returns the numbers that a kind of question begins with. */
export function startOf(topic: TopicId): Values {
  return Object.fromEntries(Object.entries(topics[topic].parameters).map(([name, { start }]) => [name, start]));
}

/** The question the lab begins with. */
export const defaultSettings: EstimatorSettings = { topic: 'servers', values: startOf('servers') };

/** Draws the numbers of the question of that number, 1 or more: round ones, the same each time for one number. */
export function drawQuestion(topic: TopicId, question: number): Values {
  const stream = createStream(`estimator/${topic}/${question}`);
  return Object.fromEntries(
    Object.entries(topics[topic].parameters).map(([name, parameter]) => [name, drawValue(parameter, stream.below)]),
  );
}

function drawValue(parameter: Parameter, below: (bound: number) => number): number {
  const { min, max, step, scale } = parameter;
  if (scale === 'linear') return clampToRange(parameter, min + below(Math.round((max - min) / step) + 1) * step);
  const round: number[] = [];
  for (let power = 1; power <= max; power *= 10) {
    for (const digit of [1, 2, 3, 5, 8]) if (power * digit >= min && power * digit <= max) round.push(power * digit);
  }
  return round[below(round.length)]!;
}
