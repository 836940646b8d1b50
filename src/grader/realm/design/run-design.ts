import { prepareSimulation } from '../../../design/simulation/index.ts';
import type { RealmOutcome, RealmReply, RealmRequest } from '../../own-code/messages.ts';
import type { LockedRealm } from '../learner/lockdown.ts';
import { ampleSteps } from '../learner/meter.ts';
import { makeParts } from './make-parts.ts';
import { OwnCodeRealm } from './own-code.ts';

/** Events and calls between two looks at the clock: a few milliseconds of work. */
const slice = 5_000;
const progressMs = 100;

/**
 * Simulates a design with the learner's code in its components. It runs in one go but for the turns of code that acts in microtasks: what ends it
 * before is the end of its realm. `monotonicMs` decides how often progress is told, and nothing else.
 */
export async function runDesign(
  realm: LockedRealm,
  { design, load, options, parts, tells }: RealmRequest,
  tell: (reply: RealmReply) => void,
  monotonicMs: () => number,
): Promise<RealmOutcome> {
  // The simulation's own built-ins are metered too.
  realm.meter.allow(ampleSteps);
  const onCalling = tells ? (component: string) => tell({ kind: 'calling', component }) : undefined;
  const shared = new OwnCodeRealm(realm, options.seed, () => tell({ kind: 'alive' }), onCalling);
  const own = makeParts(shared, design, parts);
  const prepared = prepareSimulation(design, load, { ...options, parts: own.parts, turns: own.turns });
  if (!prepared.ok) return prepared;
  const { run } = prepared;
  let toldMs = monotonicMs();
  while (!run.advance(slice)) {
    if (own.turns.isPending) await own.turns.take();
    const nowMs = monotonicMs();
    if (nowMs - toldMs < progressMs) continue;
    toldMs = nowMs;
    tell({ kind: 'progress', fraction: run.progress });
  }
  return { ok: true, result: run.result(), problems: own.listProblems() };
}
