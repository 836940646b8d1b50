import type { LearnerHost } from '../learner-host.ts';
import { TraceWriter, type Act, type ServiceTrace } from './acts.ts';
import { LiveComponent } from './live-component.ts';
import { playScenario } from './play-scenario.ts';
import type { ServiceScenario } from './schedule.ts';

/** Plays a scenario with the learner's code and returns what the code did: the World `service` of src/grader/protocol/world.ts. */
export async function runServiceWorld(scenario: ServiceScenario, host: LearnerHost): Promise<ServiceTrace> {
  const writer = new TraceWriter();
  const component = new LiveComponent(host, scenario.entry);
  const events = playScenario(scenario, { begin: () => undefined, end: () => undefined });
  let next = events.next();
  while (!next.done && !writer.isFull()) {
    const acts: readonly Act[] = await component.apply(next.value);
    writer.batch(acts);
    next = events.next(acts);
  }
  await component.end();
  return writer.finish();
}
