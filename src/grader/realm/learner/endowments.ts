import { createStream, exp, ln, power, type RandomStream } from '../../../kernel/index.ts';
import type { BoundedConsole } from './bounded-console.ts';

/** Virtual time and seeded randomness of one run, as the learner's code sees them. */
export interface VirtualWorld {
  /** What `Date.now()` returns, milliseconds since the epoch. Advances only when the driver says so. */
  nowMs: number;
  /** What `Math.random()` draws from; made at the first draw of a case, since most code draws nothing. */
  stream: RandomStream | undefined;
  /** Names the stream to make. */
  streamSeed: string;
}

/** Returns a world at 1 January 2026, 00:00 UTC. */
export function createVirtualWorld(): VirtualWorld {
  return { nowMs: 1767225600000, stream: undefined, streamSeed: 'learner' };
}

/** Makes local time UTC in this realm, so that no result depends on the machine's time zone. Call before lockdown. */
export function pinTimeZone(): void {
  const prototype = Date.prototype as unknown as Record<string, unknown>;
  for (const field of ['Date', 'Day', 'FullYear', 'Hours', 'Milliseconds', 'Minutes', 'Month', 'Seconds']) {
    prototype[`get${field}`] = prototype[`getUTC${field}`];
    if (field !== 'Day') prototype[`set${field}`] = prototype[`setUTC${field}`];
  }
  const toISOString = Date.prototype.toISOString;
  Object.assign(prototype, {
    ...{
      getTimezoneOffset(): number {
        return 0;
      },
      toString(this: Date): string {
        return toISOString.call(this);
      },
    },
  });
}

/**
 * Returns the globals a learner's module gets beyond the language itself: virtual Date, seeded Math.random, logarithms and powers that agree on every
 * engine, a bounded console. `OriginalDate` is the realm's Date as it was before lockdown.
 */
export function createEndowments(world: VirtualWorld, output: BoundedConsole, OriginalDate: DateConstructor): Record<string, unknown> {
  return { Date: virtualDate(world, OriginalDate), Math: seededMath(world), console: output.endowment };
}

function virtualDate(world: VirtualWorld, OriginalDate: DateConstructor): unknown {
  function VirtualDate(...args: unknown[]): unknown {
    if (new.target === undefined) return new OriginalDate(world.nowMs).toISOString();
    return Reflect.construct(OriginalDate, args.length === 0 ? [world.nowMs] : args, new.target);
  }
  Object.defineProperties(VirtualDate, {
    name: { value: 'Date' },
    prototype: { value: OriginalDate.prototype },
    now: { value: () => world.nowMs },
    parse: { value: OriginalDate.parse },
    UTC: { value: OriginalDate.UTC },
  });
  return VirtualDate;
}

function seededMath(world: VirtualWorld): Record<string, unknown> {
  const math: Record<string, unknown> = {};
  for (const name of Reflect.ownKeys(Math)) if (typeof name === 'string') math[name] = Reflect.get(Math, name);
  return Object.assign(math, {
    random() {
      world.stream ??= createStream(world.streamSeed);
      return world.stream.float();
    },
    log: (x: number) => ln(Number(x)),
    log2: (x: number) => exactLog(Number(x), 2, Math.LN2),
    log10: (x: number) => exactLog(Number(x), 10, Math.LN10),
    exp: (x: number) => exp(Number(x)),
    pow: (x: number, y: number) => agreedPower(Number(x), Number(y)),
  });
}

/** Returns a logarithm that is exact for whole powers of the base. */
function exactLog(x: number, base: number, lnBase: number): number {
  const quotient = ln(x) / lnBase;
  const nearest = Math.round(quotient);
  return Math.abs(nearest) < 300 && base ** nearest === x ? nearest : quotient;
}

/** Returns a power that agrees on every engine: whole exponents by squaring, others through the kernel, special values as the language fixes them. */
function agreedPower(base: number, exponent: number): number {
  if (!Number.isFinite(base) || !Number.isFinite(exponent) || base === 0) return base ** exponent;
  if (!Number.isInteger(exponent)) return base < 0 ? NaN : power(base, exponent);
  if (Math.abs(exponent) > 0x7fffffff) return base ** exponent;
  let result = 1;
  let square = base;
  for (let rest = Math.abs(exponent); rest > 0; rest = Math.floor(rest / 2)) {
    if (rest % 2 === 1) result *= square;
    square *= square;
  }
  return exponent < 0 ? 1 / result : result;
}
