import { formatIn, formatQuantity } from './format-quantity.ts';
import type { Quantity } from './quantity.ts';
import { divide, multiply, quantity, valueIn } from './quantity.ts';

/** A quantity as a calculation shows it: in its unit, or in the one that suits its size. */
export interface Term {
  readonly amount: Quantity;
  /** The unit to show it in; absent, the one that suits its size. */
  readonly unit?: string;
}

/** One step of a calculation: how it was worked out, in words with units, and what came out. */
export interface Step {
  readonly name: string;
  /** "10 million users × 20 requests/user/day". */
  readonly working: string;
  readonly result: Quantity;
  /** "200 million requests/day". */
  readonly shown: string;
}

/** Makes a term from a number and a unit. */
export function term(value: number, unit = ''): Term {
  return { amount: quantity(value, unit), unit };
}

/** Shows a term. */
export function showTerm({ amount, unit }: Term): string {
  return unit === undefined ? formatQuantity(amount) : formatIn(amount, unit);
}

/** Multiplies terms and divides by others. The units of the result follow from theirs; `unit` says which to show it in, and must fit. */
export function workOut(name: string, times: readonly Term[], over: readonly Term[] = [], unit?: string): Step {
  const [first, ...others] = times;
  const product = others.reduce((left, { amount }) => multiply(left, amount), first!.amount);
  const result = over.reduce((left, { amount }) => divide(left, amount), product);
  const working = [times.map(showTerm).join(' × '), ...over.map(showTerm)].join(' ÷ ');
  return { name, working, result, shown: showTerm(unit === undefined ? { amount: result } : { amount: result, unit }) };
}

/** Shows the result of a step in another unit, and how many of one unit are in the other. Throws where they measure different things. */
export function convert(name: string, from: Term, part: string, whole: string, unit: string): Step {
  const count = valueIn(quantity(1, whole), part);
  const working = `${showTerm(from)}, and ${formatIn(quantity(1, whole), whole)} = ${formatIn(quantity(count, part), part)}`;
  return { name, working, result: from.amount, shown: formatIn(from.amount, unit) };
}

/** Returns a step's result as a term for the next. */
export function resultOf(step: Step, unit?: string): Term {
  return unit === undefined ? { amount: step.result } : { amount: step.result, unit };
}
