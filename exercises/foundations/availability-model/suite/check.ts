import { integerArgument, integerOfResult, ResultCode, textOfResult, type CallCase, type Check } from '../../../../src/grader/authoring.ts';
import type { System } from '../contract.ts';
import { lengthOfList, method, methodCount, names, refusedText, surface } from './calls.ts';
import { oracleAvailability, oracleSinglePoints, refusalOf } from './oracle.ts';
import { readSystem } from './system-setup.ts';

const minutesPerDay = 1440;
/** A right answer may lie so many units beside the exact one: of billionths, or of thousandths of a minute. */
const tolerance = 1;
/** Integers above travel as no integer. */
const largestInteger = 2 ** 30 - 1;

/** What a right model answers on one system, each part worked out when it is first asked for. */
class Answers {
  readonly system: System;
  readonly refusal: string | undefined;
  private known: number | undefined;
  private points: readonly string[] | undefined;

  constructor(setup: unknown) {
    this.system = readSystem(setup);
    this.refusal = refusalOf(this.system);
  }

  availability(): number {
    this.known ??= oracleAvailability(this.system);
    return this.known;
  }

  singlePoints(): readonly string[] {
    this.points ??= oracleSinglePoints(this.system);
    return this.points;
  }
}

/** Judges any case: each call has one right answer, for numbers within {@link tolerance}. */
export const check: Check = (one, results) => {
  const answers: (Answers | undefined)[] = [];
  for (const [callIndex, result] of results.entries()) {
    const called = one.methods[callIndex]!;
    const model = Math.floor(called / methodCount);
    const known = (answers[model] ??= new Answers(one.setup[model] ?? one.setup.at(-1)));
    const expected = judge(known, one, callIndex, result);
    if (expected !== undefined) return { callIndex, expected };
  }
  return undefined;
};

/** Returns what a call should have given, in words, or undefined where it gave that. */
function judge(answers: Answers, one: CallCase, at: number, result: number): string | undefined {
  const called = one.methods[at]! % methodCount;
  if (answers.refusal !== undefined) {
    const isRefused = textOfResult(result, surface.values) === JSON.stringify(refusedText);
    return isRefused || called === method.singlePoints ? undefined : `${refusedText}: ${answers.refusal}`;
  }
  if (called === method.availability) return judgeNumber(answers.availability() * 1e9, result);
  if (called === method.downtime) {
    const days = -1 - one.a[at]!;
    return days < 0 ? undefined : judgeNumber((1 - answers.availability()) * days * minutesPerDay * 1000, result);
  }
  return judgePlace(answers.singlePoints(), one.c?.[at] ?? integerArgument(0), result);
}

function judgeNumber(exact: number, result: number): string | undefined {
  const right = Math.round(exact);
  if (right > largestInteger - tolerance) return undefined;
  const given = integerOfResult(result);
  return given !== undefined && Math.abs(given - right) <= tolerance ? undefined : String(right);
}

function judgePlace(points: readonly string[], place: number, result: number): string | undefined {
  if (place === lengthOfList) return integerOfResult(result) === points.length ? undefined : String(points.length);
  // Texts that ask for other properties of a list are no calls that a case makes.
  if (place >= 0) return undefined;
  const right = points[-1 - place];
  const code = right === undefined ? ResultCode.undefined : names.indexOf(right);
  return result === code ? undefined : right === undefined ? 'undefined' : JSON.stringify(right);
}
