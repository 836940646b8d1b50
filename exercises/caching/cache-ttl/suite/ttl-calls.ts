import { integerArgument, type CallInterface, type ValueSpec } from '../../../../src/grader/authoring.ts';
import * as plain from '../../suite-parts/cache-calls.ts';

/** Methods by name, as indices into {@link surface}: those of every cache, and `advance` in the place of `access`. */
export const method = { get: 0, set: 1, has: 2, delete: 3, size: 4, advance: 5, secondGet: 6, secondSet: 7, secondSize: 8 } as const;

/** Times to live that are no integer of at least 0, as they are passed. */
const specialTtls = [Infinity, -1, -0.5, 0.5, 2.5, -Infinity] as const;
const plainValues = plain.surface.values;
const values: readonly ValueSpec[] = [...plainValues, ...specialTtls.map((value): ValueSpec => ({ kind: 'plain', value }))];

/** Argument codes of times to live: for ever, and such as are never live or end within a millisecond. */
export const forever = plainValues.length;
export const neverLive: readonly number[] = [integerArgument(0), plainValues.length + 1, plainValues.length + 2, plainValues.length + 5];
export const fractions: readonly number[] = [plainValues.length + 3, plainValues.length + 4];

/** Returns the time to live that an argument code passes; NaN for a code that names none. */
export function ttlOfCode(code: number): number {
  return code < 0 ? -1 - code : (specialTtls[code - plainValues.length] ?? NaN);
}

export const surface: CallInterface = {
  entry: 'createCache',
  adapter: 'expiring-cache',
  methods: [
    { name: 'get', kind: 'call', arity: 1 },
    { name: 'set', kind: 'call', arity: 3 },
    { name: 'has', kind: 'call', arity: 1 },
    { name: 'delete', kind: 'call', arity: 1 },
    { name: 'size', kind: 'read', arity: 0 },
    { name: 'advance', kind: 'call', arity: 1 },
    { name: 'get', kind: 'call', arity: 1, instance: 1 },
    { name: 'set', kind: 'call', arity: 3, instance: 1 },
    { name: 'size', kind: 'read', arity: 0, instance: 1 },
  ],
  values,
};
