import type { Act } from './acts.ts';
import { SchedulePlayer } from './play-schedule.ts';
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

/** After so many schedules that hang, or in which calls cannot be told apart, the rest is left out: it would take long and show nothing new. */
const mostHopeless = 12;

/**
 * Explores a scenario: first every base without faults, then with every single fault, then with every pair, and so on. Where there are more
 * schedules than it may play, it leaves out evenly among those with the most faults.
 */
export function* explore(
  scenario: SagaScenario,
  watch: (schedule: Schedule) => Watcher | undefined,
): Generator<Stimulus, Explored, readonly Act[]> {
  let schedules = 0;
  let hopeless = 0;
  let brokenOff: Ending | undefined;

  function begin(base: number, faults: readonly Fault[]): SchedulePlayer {
    const schedule: Schedule = { ...scenario.bases[base]!, faults };
    return new SchedulePlayer(schedule, watch(schedule));
  }
  function conclude({ ending, isUnreadable }: SchedulePlayer): void {
    schedules += 1;
    if (ending === 'stuck' || ending === 'endless' || isUnreadable) hopeless += 1;
    if (ending === 'stopped' || ending === 'broken' || hopeless >= mostHopeless) brokenOff = ending;
  }

  let level: Node[] = [];
  for (let base = 0; base < scenario.bases.length; base++) {
    const { faults } = scenario.bases[base]!;
    const player = begin(base, faults);
    let stimulus: Stimulus | undefined = player.first();
    while (stimulus) stimulus = player.next(yield stimulus);
    conclude(player);
    if (brokenOff) return { schedules, exhaustedFaults: -1, brokenOff };
    level[base] = { base, faults, points: player.faults.points };
  }
  for (let depth = 1; depth <= scenario.faults; depth++) {
    let total = 0;
    for (let at = 0; at < level.length; at++) total += childrenOf(level[at]!);
    const room = scenario.most - schedules;
    const share = Math.min(1, room / Math.max(1, total));
    const isLast = depth === scenario.faults;
    const next: Node[] = [];
    let owed = 0;
    for (let at = 0; at < level.length; at++) {
      const node = level[at]!;
      for (let point = firstPoint(node); point < node.points.length; point++) {
        for (let option = 1; option < node.points[point]!; option++) {
          owed += share;
          if (owed < 1 - 1e-9) continue;
          owed -= 1;
          const faults = withFault(node.faults, point, option);
          const player = begin(node.base, faults);
          let stimulus: Stimulus | undefined = player.first();
          while (stimulus) stimulus = player.next(yield stimulus);
          conclude(player);
          if (brokenOff) return { schedules, exhaustedFaults: depth - 1, brokenOff };
          if (!isLast) next[next.length] = { base: node.base, faults, points: player.faults.points };
        }
      }
    }
    if (share < 1) return { schedules, exhaustedFaults: depth - 1 };
    level = next;
  }
  return { schedules, exhaustedFaults: scenario.faults };
}

function withFault(faults: readonly Fault[], point: number, option: number): Fault[] {
  const all: Fault[] = [];
  for (let at = 0; at < faults.length; at++) all[at] = faults[at]!;
  all[faults.length] = [point, option];
  return all;
}

/** Faults are added behind those there are, so that no choice comes twice. */
function firstPoint({ faults }: Node): number {
  const last = faults[faults.length - 1];
  return last ? last[0] + 1 : 0;
}

function childrenOf(node: Node): number {
  let count = 0;
  for (let point = firstPoint(node); point < node.points.length; point++) count += node.points[point]! - 1;
  return count;
}
