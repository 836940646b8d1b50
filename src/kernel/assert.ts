/** Throws when one of our own invariants does not hold: a bug of Headroom, never a learner's mistake. */
export function assert(condition: unknown, message: string): asserts condition {
  if (!condition) throw new Error(`Internal error: ${message}`);
}

/** Returns the value, or throws as {@link assert} does when it is null or undefined. */
export function defined<T>(value: T | null | undefined, message: string): T {
  assert(value !== null && value !== undefined, message);
  return value;
}

/** Marks a branch that the types rule out; throws when it is reached all the same. */
export function unreachable(value: never): never {
  throw new Error(`Internal error: unreachable value ${String(value)}`);
}
