import type { Process } from '../engine/command.ts';
import { Simulation } from '../engine/simulation.ts';
import { clientProcesses } from './clients.ts';
import { drawEvents, LogPlace } from './event-feed.ts';
import { PushMeter } from './push-meter.ts';
import type { PushRecord } from './push-record.ts';
import type { PushMethod, PushScenario } from './scenario.ts';

/** Runs one method on the scenario's events, which are the same for every method, and returns what it came to. */
export function runPush(method: PushMethod, scenario: PushScenario): PushRecord {
  const { clients, pollIntervalNs, sessionNs } = scenario;
  const sim = new Simulation();
  // The last client opens within one poll interval of the first, and its session is as long.
  const events = drawEvents(scenario, pollIntervalNs + sessionNs);
  const meter = new PushMeter(sim, scenario);
  for (let client = 0; client < clients; client++) {
    sim.spawn(clientAt(client), { delayNs: Math.round((client * pollIntervalNs) / clients) });
  }
  sim.run();
  return meter.finish();

  function* clientAt(client: number): Process {
    yield* clientProcesses[method]({ sim, log: new LogPlace(events), scenario, meter: meter.openSession(client) });
  }
}
