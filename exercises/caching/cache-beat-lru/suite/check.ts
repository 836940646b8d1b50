import { ResultCode, textOfArgument, type CallCase, type Check, type Finding } from '../../../../src/grader/authoring.ts';
import { keyId, resultOfValue } from '../../suite-parts/offline-cache.ts';
import { method, surface } from './interface.ts';
import { createLedger, type Ledger } from './ledger.ts';

const { values } = surface;

/**
 * Judges the answers of a cache whose policy nobody knows. A cache passes exactly as long as what it answered can be true of some cache that keeps
 * the rules: see {@link createLedger} for how that is told.
 */
export const check: Check = (one, results, setup) => {
  const isRight = one.setup.slice(0, 1).every(isCapacity);
  if (setup !== ResultCode.made) return isRight ? { callIndex: -1, expected: 'an object' } : undefined;
  if (!isRight) return { callIndex: -1, expected: 'a RangeError' };
  const ledgers: Ledger[] = [];
  // A fetch that misses is a read and a write.
  const ledgerOf = (index: 0 | 1) => (ledgers[index] ??= createLedger(capacityOf(one, index), 2 * results.length));
  for (let at = 0; at < results.length; at++) {
    const expected = judgeCall(one, at, results[at]!, ledgerOf);
    if (expected !== undefined) return { callIndex: at, expected };
  }
  return undefined;
};

/** Returns the capacity of a case's cache, the first or the second. */
export function capacityOf(one: CallCase, index: 0 | 1): number {
  return ((one.setup[index] ?? one.setup[0]) as { capacity: number }).capacity;
}

function isCapacity(options: unknown): boolean {
  const { capacity } = options as { capacity: number };
  return Number.isInteger(capacity) && capacity >= 1;
}

/** Returns what a call should have given, in words, when its result cannot be right. */
function judgeCall(one: CallCase, at: number, result: number, ledgerOf: (index: 0 | 1) => Ledger): Finding['expected'] | undefined {
  const called = one.methods[at]!;
  const isSecond = called === method.secondGet || called === method.secondSet || called === method.secondSize;
  const ledger = ledgerOf(isSecond ? 1 : 0);
  const key = keyId(one.a[at]!);
  switch (called) {
    case method.get:
    case method.secondGet:
      return judgeRead(ledger, key, result);
    case method.fetch: {
      const expected = judgeRead(ledger, key, result);
      if (expected === undefined && result === ResultCode.undefined) ledger.write(key, one.b[at]!);
      return expected;
    }
    case method.access: {
      const expected = judgeFound(ledger, key, result);
      if (expected === undefined && result === ResultCode.false) ledger.write(key, one.b[at]!);
      return expected;
    }
    case method.set:
    case method.secondSet:
      ledger.write(key, one.b[at]!);
      return undefined;
    case method.has:
      return judgeFound(ledger, key, result);
    case method.delete: {
      const expected = judgeFound(ledger, key, result);
      if (expected === undefined && result === ResultCode.true) ledger.remove(key);
      return expected;
    }
    default:
      return ledger.count(result);
  }
}

function judgeRead(ledger: Ledger, key: number, result: number): string | undefined {
  const written = ledger.valueOf(key);
  const value = written === undefined ? 'undefined' : textOfArgument(written, values);
  if (result === ResultCode.undefined) return ledger.missing(key) ? undefined : value;
  const isLatest = written !== undefined && result === resultOfValue(written);
  // A wrong value is wrong whether or not the key may be held; what would have been right depends on it.
  if (!isLatest) return written === undefined || ledger.isCertain(key) ? value : `${value} or undefined`;
  return ledger.found(key) ? undefined : 'undefined';
}

function judgeFound(ledger: Ledger, key: number, result: number): string | undefined {
  if (result === ResultCode.true) return ledger.found(key) ? undefined : 'false';
  if (result === ResultCode.false) return ledger.missing(key) ? undefined : 'true';
  return 'true or false';
}
