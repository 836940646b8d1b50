import { TraceWriter, type Act, type SagaTrace } from './acts.ts';
import { explore } from './explore.ts';
import type { LearnerHost } from '../learner-host.ts';
import { LiveLearner } from './live-learner.ts';
import type { SagaScenario } from './schedule.ts';

/** Explores a scenario with the learner's code and returns what the code did: the World `saga` of src/grader/protocol/world.ts. */
export async function runSagaWorld(scenario: SagaScenario, host: LearnerHost): Promise<SagaTrace> {
  const writer = new TraceWriter();
  const learner = new LiveLearner(host);
  const events = explore(scenario, () => undefined);
  let next = events.next();
  while (!next.done && !writer.isFull()) {
    const acts: readonly Act[] = await learner.apply(next.value);
    writer.batch(acts);
    next = events.next(acts);
  }
  await learner.end();
  return writer.finish();
}
