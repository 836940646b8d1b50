import type { Quantity, ReadQuantity } from '../../../estimate/index.ts';
import { formatBits, formatNumber, formatQuantity, gradeEstimate, quantity, readQuantity } from '../../../estimate/index.ts';
import { maxPoints } from '../shared/score.ts';
import type { Topic, Worked } from './topics/topic.ts';

/** An estimate beside what the question comes to. */
export interface ScoredGuess {
  readonly guess: Quantity;
  /** 0 to 3: within a factor of 2, of half an order of magnitude, of one order, or further off. */
  readonly points: number;
  readonly text: string;
}

/** Reads the estimate that was typed for a question; in words what is wrong where it cannot be graded. */
export function readGuess(topic: Topic, text: string): ReadQuantity {
  const { dimension } = quantity(1, topic.unit);
  if (topic.parameters['exponent'] && text.includes('^')) {
    return { problem: `A power is what is asked about. Give it in decimal units, such as ${topic.example}.` };
  }
  // Where things are counted the question names them already: a bare number will do.
  const isBareCount = dimension.byte === undefined && dimension.second === undefined && /^\s*[\d,.]+(e\+?\d+)?\s*$/i.test(text);
  return readQuantity(isBareCount ? `${text} ${topic.unit}` : text, dimension, topic.example);
}

/** Scores an estimate against what the question comes to. */
export function scoreGuess(topic: Topic, guess: Quantity, worked: Worked): ScoredGuess {
  const { points, ratio } = gradeEstimate(guess, worked.answer);
  const said = `You said ${showAnswer(topic, guess)}; it comes to ${worked.shown}.`;
  return { guess, points, text: `${said} ${describeRatio(ratio)} That makes ${points} of ${maxPoints} points.` };
}

/** Shows a quantity in the kind of unit the question asks for. */
export function showAnswer(topic: Topic, amount: Quantity): string {
  return topic.unit === 'bit/s' ? formatBits(amount) : formatQuantity(amount);
}

function describeRatio(ratio: number): string {
  const factor = Math.max(ratio, 1 / ratio);
  if (factor < 1.05) return 'That is as near as it needs to be.';
  return `That is ${formatNumber(Number(factor.toPrecision(2)))} times too ${ratio > 1 ? 'high' : 'low'}.`;
}
