import { surface } from '../../../exercises/traffic/suite-parts/balancer-calls.ts';
import type { CallCase } from '../../../src/grader/authoring.ts';
import { integerResult, isCodedInteger, ResultCode } from '../../../src/grader/protocol/calls.ts';
import { balancer } from '../../../src/grader/realm/learner/adapters/balancer.ts';
import type { Entry, Instance } from '../../../src/grader/realm/learner/adapters/adapter.ts';
import { createStream } from '../../../src/kernel/index.ts';

/** Plays a script on a balancer here, without the sandbox, and returns the results as codes. */
export function playScript(createBalancer: unknown, one: CallCase): Int32Array {
  const world = { nowMs: 1000, stream: (name: unknown) => createStream(`play ${String(name)}`) };
  const instances: Instance[] = [];
  const values = surface.values.map((value) => (value.kind === 'plain' ? value.value : undefined));
  const argument = (code: number) => (code < 0 ? -1 - code : values[code]);
  return Int32Array.from(one.methods, (index, at) => {
    const { name, instance = 0 } = surface.methods[index]!;
    const options = (one.setup[instance] ?? one.setup.at(-1)) as Record<string, unknown>;
    const made = (instances[instance] ??= balancer(createBalancer as Entry, options, world));
    const result: unknown = made[name]!(argument(one.a[at]!), argument(one.b[at]!));
    if (result === undefined) return ResultCode.undefined;
    if (isCodedInteger(result)) return integerResult(result);
    const code = values.indexOf(result as string);
    return code < 0 ? ResultCode.other : code;
  });
}
