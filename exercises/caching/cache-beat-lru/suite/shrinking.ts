import { array, constantFrom, record, tuple, type CallCase, type Shrinking } from '../../../../src/grader/authoring.ts';
import { createRenaming, smallCapacity, smallKey, smallOfValue, smallValue, valueOfSmall } from '../../suite-parts/shrinking.ts';
import { method, surface } from './interface.ts';

/** A case as fast-check shrinks it: smaller capacities, fewer calls, keys towards "a". */
interface Small {
  readonly setup: readonly { readonly capacity: number }[];
  readonly calls: readonly (readonly [method: number, key: number, value: number])[];
}

const otherMethods = [...surface.methods.keys()].filter((each) => each !== method.fetch);

export const shrinking: Shrinking<Small> = {
  arbitrary: record({
    setup: array(record({ capacity: smallCapacity }), { minLength: 1, maxLength: 2 }),
    // Towards `fetch`, which says most in one call.
    calls: array(tuple(constantFrom(method.fetch as number, ...otherMethods), smallKey, smallValue)),
  }),
  toValue: (one: CallCase): Small => ({
    setup: one.setup as Small['setup'],
    calls: Array.from(one.methods, (called, at) => [called, one.a[at]!, smallOfValue(one.b[at]!)] as const),
  }),
  fromValue({ setup, calls }: Small): CallCase {
    const rename = createRenaming();
    return {
      setup,
      methods: Uint8Array.from(calls, ([called]) => called),
      a: Int32Array.from(calls, ([, key]) => rename(key)),
      b: Int32Array.from(calls, ([, , written], at) => valueOfSmall(written, at)),
    };
  },
};
