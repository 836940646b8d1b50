import type { Act } from './acts.ts';
import { playSchedule } from './play-schedule.ts';
import type { Fault, SagaScenario, Schedule } from './schedule.ts';
import type { Ending, Stimulus, Watcher } from './stimulus.ts';

/** What an exploration came to. */
export interface Explored {
  readonly schedules: number;
  /** Every choice of up to so many faults was explored; -1: not even the schedules without one. */
  readonly exhaustedFaults: number;
  /** The last schedule's ending where it ended the exploration. */
  readonly brokenOff?: Ending;
}

/** A schedule that was played and may be the start of others. */
interface Node {
  readonly base: number;
  readonly faults: readonly Fault[];
  readonly points: readonly number[];
}

/** Hanging takes long to be sure of: after so many schedules that hang, the rest is left out. */
const mostHangs = 12;

/**
 * Explores a scenario: first every base without faults, then with every single fault, then with every pair, and so on. Where there are more
 * schedules than it may play, it leaves out evenly among those with the most faults.
 */
export function* explore(
  scenario: SagaScenario,
  watch: (schedule: Schedule) => Watcher | undefined,
): Generator<Stimulus, Explored, readonly Act[]> {
  let schedules = 0;
  let hangs = 0;
  let brokenOff: Ending | undefined;

  function* play(base: number, faults: readonly Fault[]): Generator<Stimulus, Node, readonly Act[]> {
    const schedule: Schedule = { ...scenario.bases[base]!, faults };
    const { ending, points } = yield* playSchedule(schedule, watch(schedule));
    schedules += 1;
    if (ending === 'stuck' || ending === 'endless') hangs += 1;
    if (ending === 'stopped' || ending === 'broken' || hangs >= mostHangs) brokenOff = ending;
    return { base, faults, points };
  }

  let level: Node[] = [];
  for (let base = 0; base < scenario.bases.length; base++) {
    level.push(yield* play(base, scenario.bases[base]!.faults));
    if (brokenOff) return { schedules, exhaustedFaults: -1, brokenOff };
  }
  for (let depth = 1; depth <= scenario.faults; depth++) {
    const total = level.reduce((sum, node) => sum + childrenOf(node), 0);
    const room = scenario.most - schedules;
    const share = Math.min(1, room / Math.max(1, total));
    const next: Node[] = [];
    let owed = 0;
    for (const node of level) {
      for (let point = firstPoint(node); point < node.points.length; point++) {
        for (let option = 1; option < node.points[point]!; option++) {
          owed += share;
          if (owed < 1 - 1e-9) continue;
          owed -= 1;
          next.push(yield* play(node.base, [...node.faults, [point, option]]));
          if (brokenOff) return { schedules, exhaustedFaults: depth - 1, brokenOff };
        }
      }
    }
    if (share < 1) return { schedules, exhaustedFaults: depth - 1 };
    level = next;
  }
  return { schedules, exhaustedFaults: scenario.faults };
}

/** Faults are added behind those there are, so that no choice comes twice. */
function firstPoint({ faults }: Node): number {
  const last = faults.at(-1);
  return last ? last[0] + 1 : 0;
}

function childrenOf(node: Node): number {
  let count = 0;
  for (let point = firstPoint(node); point < node.points.length; point++) count += node.points[point]! - 1;
  return count;
}
