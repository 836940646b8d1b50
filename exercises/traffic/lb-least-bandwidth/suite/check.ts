import type { CallCase, Finding } from '../../../../src/grader/authoring.ts';
import { followScript, type Allowed, type BalancerScript, type ScriptObserver } from '../../suite-parts/follow-script.ts';
import { thousands } from '../../suite-parts/number-text.ts';
import { statesOf } from '../../suite-parts/script-states.ts';

/** The window's length where the options of a case name none. */
export const defaultWindowMs = 1000;

/** Judges any script: the contract, and that every pick names a backend with the fewest bytes in the window for its weight. */
export function check(one: CallCase, results: Int32Array): Finding | undefined {
  return followScript(one, results, observe);
}

/** Returns what is so after each call, for the replay view: beside each backend its bytes in the window. */
export function states(one: CallCase, results: Int32Array): readonly unknown[] {
  return statesOf(one, results, observe);
}

/** Bytes reported at a time. */
interface Report {
  readonly atMs: number;
  readonly bytes: number;
}

function observe(balancer: BalancerScript): ScriptObserver {
  const windowMs = balancer.setup.windowMs ?? defaultWindowMs;
  const reports = new Map<string, Report[]>();
  /** Of each backend, how many reports at the front have left the window, and the bytes of the others. */
  const windows = new Map<string, { left: number; bytes: number }>();

  function add(backend: string, bytes: number): void {
    const list = reports.get(backend) ?? [];
    list.push({ atMs: balancer.nowMs, bytes });
    reports.set(backend, list);
    const window = windows.get(backend) ?? { left: 0, bytes: 0 };
    window.bytes += bytes;
    windows.set(backend, window);
  }

  function bytesOf(backend: string): number {
    const window = windows.get(backend);
    if (!window) return 0;
    const list = reports.get(backend)!;
    while (window.left < list.length && list[window.left]!.atMs <= balancer.nowMs - windowMs) window.bytes -= list[window.left++]!.bytes;
    return window.bytes;
  }

  return {
    allowed(): Allowed {
      const loads = Array.from(balancer.healthy, ([id, weight]) => ({ id, weight, bytes: bytesOf(id) }));
      // Compared by products of integers, so that no quotient is rounded.
      const least = loads.reduce((best, one) => (one.bytes * best.weight < best.bytes * one.weight ? one : best));
      const backends = loads.filter((one) => one.bytes * least.weight === least.bytes * one.weight).map(({ id }) => id);
      return { backends, why: `the fewest bytes for its weight in the last ${thousands(windowMs)} ms` };
    },
    // A request that failed reports fewer bytes than before: that takes nothing back.
    ended: ({ backend, bytes }, ending) => {
      if (ending.bytes > bytes) add(backend!, ending.bytes - bytes);
    },
    progressed: ({ backend, bytes }, now) => {
      if (now > bytes) add(backend!, now - bytes);
    },
    figure: (id) => `${thousands(bytesOf(id))} bytes`,
  };
}
