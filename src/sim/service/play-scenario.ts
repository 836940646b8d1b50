import type { Act } from './acts.ts';
import type { HistoryEvent } from './history.ts';
import { ServicePlayer } from './play-schedule.ts';
import type { Schedule, ServiceScenario } from './schedule.ts';
import type { Stimulus } from './stimulus.ts';

/** A schedule that is about to be played, and one that was. */
export interface Watcher {
  /** Returns where the history goes; undefined: nobody wants it. */
  begin(schedule: Schedule): HistoryEvent[] | undefined;
  end(schedule: Schedule, player: ServicePlayer): void;
}

/** After so many schedules that hang or go on for ever the rest is left out: it would take long and show nothing new. */
const mostHopeless = 12;

/** Plays a scenario's schedules one after the other, each again with a crash at each of its events where that is asked for. */
export function* playScenario(scenario: ServiceScenario, watcher: Watcher): Generator<Stimulus, void, readonly Act[]> {
  let hopeless = 0;
  for (let at = 0; at < scenario.schedules.length; at++) {
    const schedule = scenario.schedules[at]!;
    const first = yield* playOne(schedule, watcher);
    if (isTheEnd(first)) return;
    if (first.ending !== 'done') hopeless += 1;
    const { crashEach } = scenario;
    if (crashEach !== undefined && first.ending === 'done') {
      const share = Math.min(1, crashEach / Math.max(1, first.events));
      let owed = 0;
      for (let event = 1; event <= first.events; event++) {
        owed += share;
        if (owed < 1 - 1e-9) continue;
        owed -= 1;
        const crashed = yield* playOne({ ...schedule, crashAtEvent: event }, watcher);
        if (isTheEnd(crashed)) return;
        if (crashed.ending !== 'done') hopeless += 1;
        if (hopeless >= mostHopeless) return;
      }
    }
    if (hopeless >= mostHopeless) return;
  }
}

function* playOne(schedule: Schedule, watcher: Watcher): Generator<Stimulus, ServicePlayer, readonly Act[]> {
  const player = new ServicePlayer(schedule, watcher.begin(schedule));
  let stimulus: Stimulus | undefined = player.first();
  while (stimulus) stimulus = player.next(yield stimulus);
  watcher.end(schedule, player);
  return player;
}

/** After these, nothing that follows would mean anything. */
function isTheEnd({ ending }: ServicePlayer): boolean {
  return ending === 'stopped' || ending === 'notMade' || ending === 'impossible';
}
