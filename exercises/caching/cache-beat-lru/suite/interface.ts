import type { CallInterface } from '../../../../src/grader/authoring.ts';
import { method as shared, surface as plain } from '../../suite-parts/cache-calls.ts';

/** Methods by name. `fetch` is `access` that gives the value it found, so that a hit has to be the real one. */
export const method = { ...shared, fetch: plain.methods.length } as const;

export const surface: CallInterface = {
  ...plain,
  methods: [...plain.methods, { name: 'get', write: 'set', kind: 'readThrough', gives: 'value', arity: 2 }],
};
