import type { CallInterface } from '../../../../src/grader/authoring.ts';

/** Methods by name, as indices into {@link surface}. */
export const method = { value: 0, increment: 1, decrement: 2 } as const;

export const surface: CallInterface = {
  entry: 'createCounter',
  methods: [
    { name: 'value', kind: 'read', arity: 0 },
    { name: 'increment', kind: 'call', arity: 0 },
    { name: 'decrement', kind: 'call', arity: 0 },
  ],
  values: [],
};
