import type { RandomStream } from '../../../../src/kernel/index.ts';
import type { CallSpec, Schedule } from '../../../../src/sim/service/index.ts';
import { close, poolOf, scheduleOf, submit } from './schedule-parts.ts';

const spanMs = 250;
const kinds = ['page', 'report', 'image'];

/** Draws a small schedule of anything: two or three pools, jobs of all lengths, some of which fail, now and then a close. */
export function mixedSchedule(stream: RandomStream, size: number): Schedule {
  const pools = kinds.slice(0, 2 + stream.below(2)).map((kind) => poolOf(stream, kind, 1 + stream.below(3), stream.below(4)));
  const calls: CallSpec[] = [];
  const jobs: Record<string, number> = {};
  const fails: string[] = [];
  const throws: string[] = [];
  for (let n = 1; n <= size; n++) {
    const { kind } = pools[Math.min(stream.below(pools.length), stream.below(pools.length))]!;
    const id = `${kind.charAt(0)}${n}`;
    jobs[id] = 5 + stream.below(120);
    const fate = stream.below(10);
    if (fate === 0) throws.push(id);
    else if (fate === 1) fails.push(id);
    calls.push(submit(stream.below(spanMs), kind, id));
  }
  if (stream.below(3) === 0) calls.push(close(spanMs / 2 + stream.below(spanMs)));
  return scheduleOf({ name: 'mixed', stream, pools, calls, jobs, fails, throws });
}
