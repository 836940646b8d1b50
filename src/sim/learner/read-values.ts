// What the learner's code passes is read here: getters, traps and conversions of its own may run, and throw.

// Taken when this module loads, before the learner's realm meters its built-ins.
const { stringify } = JSON;

/** Bound in characters of ids and keys. */
const longestName = 300;
/** A sleep is cut to this many microseconds, 35 minutes. */
export const longestSleepMicros = 2_100_000_000;

/** Returns a field of a context, undefined where it cannot be read. */
export function fieldOf(context: unknown, field: string): unknown {
  try {
    return (context as Record<string, unknown>)[field];
  } catch {
    return undefined;
  }
}

/** Returns an id or key, or null when it is no text or too long. */
export function shortText(value: unknown): string | null {
  return typeof value === 'string' && value.length <= longestName ? value : null;
}

/** Returns a value as JSON text, or null when it is no JSON value or too long. Runs getters and traps of the learner's. */
export function jsonText(value: unknown, longest: number): string | null {
  try {
    const text = stringify(value) as string | undefined;
    return text === undefined || text.length > longest ? null : text;
  } catch {
    return null;
  }
}

/** Says in words what was thrown. */
export function plainText(error: unknown): string | null {
  try {
    if (error instanceof Error) {
      const { name, message } = error;
      return `${typeof name === 'string' ? name : 'Error'}: ${typeof message === 'string' ? message : ''}`.slice(0, 200);
    }
    return typeof error === 'string' ? stringify(error.slice(0, 200)) : typeof error;
  } catch {
    return null;
  }
}

/** Returns whether something thrown is a RangeError. */
export function isRangeError(error: unknown): boolean {
  try {
    return error instanceof RangeError;
  } catch {
    return false;
  }
}

/** Returns a time to sleep in whole microseconds; what is no time is none. */
export function microsOf(ms: unknown): number {
  const micros = typeof ms === 'number' ? Math.round(ms * 1000) : 0;
  return micros > 0 ? Math.min(micros, longestSleepMicros) : 0;
}
