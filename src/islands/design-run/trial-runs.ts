import type { Problem } from '../../design/index.ts';
import type { SimulationResult } from '../../design/simulation/index.ts';
import type { Design } from '../../design/index.ts';
import type { OwnCodeResult, OwnPart } from '../../grader/own-code/messages.ts';
import type { TrialPlan } from '../../interview/trial.ts';
import type { Cancellable, Simulators } from './simulators.ts';

/** Whose numbers make the load: the learner's estimates, or those of the case. */
export type Side = 'learner' | 'case';

/** One run that is asked for. */
export interface TrialJob {
  /** Names the run among all that are shown together. */
  readonly id: string;
  readonly side: Side;
  readonly plan: TrialPlan;
  /** The learner's parts that are in the design; with any, the design runs twice, with and without them. */
  readonly parts: readonly OwnPart[];
}

/** What came of the learner's parts: a run, or, where the sandbox gave none, why. */
export type OwnOutcome = ({ readonly kind: 'ran' } & OwnCodeResult) | { readonly kind: 'broke'; readonly message: string };

/** A run that came to its end. */
export interface FinishedTrial {
  readonly kind: 'done';
  /** What was seen of the design as it is drawn; with stock parts where the learner's gave no run. */
  readonly result: SimulationResult;
  /** With the learner's parts in the design: what was seen with stock parts in their place, and with them. */
  readonly own?: { readonly stock: SimulationResult; readonly outcome: OwnOutcome };
}

/** How far a run has come. */
export type TrialState =
  | { readonly kind: 'waiting' }
  | { readonly kind: 'running'; readonly fraction: number }
  | FinishedTrial
  | { readonly kind: 'refused'; readonly problems: readonly Problem[] }
  | { readonly kind: 'failed'; readonly message: string }
  | { readonly kind: 'cancelled' };

/** A run with how far it has come. */
export interface TrialRun {
  readonly job: TrialJob;
  readonly state: TrialState;
}

/** Asks for a run of one design, named by whose load it is under and its plan. */
export function jobOf(side: Side, plan: TrialPlan, parts: readonly OwnPart[]): TrialJob {
  return { id: `${side}/${plan.id}`, side, plan, parts };
}

/** Returns the design with stock parts in the place of the learner's. */
export function withStockParts(design: Design): Design {
  return { ...design, components: design.components.map(({ exercise: _, ...component }) => component as Design['components'][number]) };
}

/**
 * Runs jobs one after the other and tells how far each has come. What one comes to says nothing of the next: they all run. The promise never
 * rejects; after `cancel` the run under way and those that wait are told to be cancelled.
 */
export function runTrials(
  jobs: readonly TrialJob[],
  simulators: Pick<Simulators, 'stock' | 'own'>,
  tell: (job: TrialJob, state: TrialState) => void,
): { readonly done: Promise<void>; cancel(): void } {
  let isCancelled = false;
  let cancelCurrent: () => void = () => undefined;
  const follow = <Result>(run: Cancellable<Result>): Promise<Result> => {
    cancelCurrent = run.cancel;
    return run.result;
  };

  async function runStock(job: TrialJob, tellShare: (share: number) => void): Promise<TrialState> {
    const { design, load, options } = job.plan;
    const outcome = await follow(simulators.stock({ design: withStockParts(design), load, options }, tellShare));
    return outcome.ok ? { kind: 'done', result: outcome.result } : { kind: 'refused', problems: outcome.problems };
  }

  async function runOwn(job: TrialJob, stock: FinishedTrial, tellShare: (share: number) => void): Promise<FinishedTrial> {
    const { design, load, options } = job.plan;
    try {
      const ran = await follow(simulators.own({ design, load, options }, job.parts, tellShare));
      return { kind: 'done', result: ran.result, own: { stock: stock.result, outcome: { kind: 'ran', ...ran } } };
    } catch (error) {
      if (isCancelled) throw error;
      return { ...stock, own: { stock: stock.result, outcome: { kind: 'broke', message: messageOf(error) } } };
    }
  }

  async function runOne(job: TrialJob): Promise<TrialState> {
    const tellFrom = (least: number, most: number) => (share: number) => {
      if (!isCancelled) tell(job, { kind: 'running', fraction: least + share * (most - least) });
    };
    tell(job, { kind: 'running', fraction: 0 });
    try {
      const isTwice = job.parts.length > 0;
      // The sandbox checks and guards every call of the learner's code: most of the time goes there.
      const state = await runStock(job, tellFrom(0, isTwice ? 0.2 : 1));
      return isTwice && state.kind === 'done' ? await runOwn(job, state, tellFrom(0.2, 1)) : state;
    } catch (error) {
      return isCancelled ? { kind: 'cancelled' } : { kind: 'failed', message: messageOf(error) };
    }
  }

  async function runAll(): Promise<void> {
    for (const job of jobs) tell(job, { kind: 'waiting' });
    for (const job of jobs) tell(job, isCancelled ? { kind: 'cancelled' } : await runOne(job));
  }

  return {
    done: runAll(),
    cancel() {
      isCancelled = true;
      cancelCurrent();
    },
  };
}

function messageOf(error: unknown): string {
  return error instanceof Error && error.message !== '' ? error.message : 'The run ended without a result. Run it again.';
}
