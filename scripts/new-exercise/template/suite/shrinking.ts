import { array, constantFrom, integer, record, buildCase, type CallCase, type Shrinking } from '../../../../src/grader/authoring.ts';
import { surface } from './interface.ts';

/** A case as fast-check shrinks it: a smaller limit, fewer calls. */
interface Small {
  readonly limit: number;
  readonly calls: readonly number[];
}

export const shrinking: Shrinking<Small> = {
  arbitrary: record({ limit: integer({ min: 1, max: 0x7fffffff }), calls: array(constantFrom(...surface.methods.keys())) }),
  toValue: (one: CallCase): Small => ({ limit: (one.setup[0] as { readonly limit: number }).limit, calls: [...one.methods] }),
  fromValue: ({ limit, calls }: Small): CallCase =>
    buildCase(
      [{ limit }],
      calls.map((called) => [called] as const),
    ),
};
