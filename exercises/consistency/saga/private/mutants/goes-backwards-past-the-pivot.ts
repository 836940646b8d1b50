// killed-by: R6/forward-only, R6/example
// mistake: Compensates although the pivot is done.
import type { CallError, Coordinator, Outcome, SagaDefinition, SagaEnv, StepContext } from '../../contract.ts';

/** What the log holds: each record says one thing that is decided and will not change. */
type Event =
  | { readonly saga: string; readonly event: 'started'; readonly definition: string; readonly input: unknown }
  | { readonly saga: string; readonly event: 'done'; readonly result: unknown }
  | { readonly saga: string; readonly event: 'failed'; readonly mayHaveHappened: boolean }
  | { readonly saga: string; readonly event: 'undone' }
  | { readonly saga: string; readonly event: 'not undone' };

/** A saga as its events make it; nothing else is ever remembered of it. */
interface Saga {
  readonly id: string;
  readonly definition: SagaDefinition;
  readonly input: unknown;
  readonly results: Record<string, unknown>;
  /** The step in progress while it goes forward, the failed one once it does not. */
  step: number;
  /** Steps still to be undone, the next first; absent while the saga goes forward. */
  toUndo?: number[];
  stuckAt?: string;
}

/** How a call ended, all its tries together. */
type Ended = { readonly ok: true; readonly result: unknown } | { readonly ok: false; readonly mayHaveHappened: boolean };

export function createCoordinator(env: SagaEnv): Coordinator {
  const outcomes = new Map<string, Promise<Outcome>>();

  /** Calls until it succeeds or has failed for good. */
  async function tryCall(call: (context: StepContext) => Promise<unknown>, context: StepContext): Promise<Ended> {
    const { maxAttempts, baseMs, capMs } = env.retry;
    let mayHaveHappened = false;
    for (let tries = 1; ; tries++) {
      try {
        return { ok: true, result: (await call(context)) ?? null };
      } catch (error) {
        const { definite, retryable } = error instanceof Error ? (error as Partial<CallError>) : {};
        if (definite !== true) mayHaveHappened = true;
        if (retryable !== true || tries >= maxAttempts) return { ok: false, mayHaveHappened };
      }
      await env.sleep(env.random() * Math.min(capMs, baseMs * 2 ** (tries - 1)));
    }
  }

  /** Makes the event durable, then lets it happen. */
  async function record(saga: Saga, event: Event): Promise<void> {
    await env.log.append(event);
    apply(saga, event);
  }

  function contextOf(saga: Saga, kind: string, step: number): StepContext {
    const { id, input, results, definition } = saga;
    return { key: JSON.stringify([id, kind, definition.steps[step]!.name]), sagaId: id, input, results: { ...results } };
  }

  /** Takes a saga from where it stands to its outcome. `isResumed`: a crash may have come in the middle of a call. */
  async function advance(saga: Saga, isResumed: boolean): Promise<Outcome> {
    const { steps } = saga.definition;
    let unsure = isResumed;
    while (!isFinished(saga)) {
      if (saga.toUndo) {
        const step = saga.toUndo[0]!;
        const ended = await tryCall((context) => steps[step]!.compensation!(context), contextOf(saga, 'undo', step));
        await record(saga, { saga: saga.id, event: ended.ok ? 'undone' : 'not undone' });
      } else {
        const step = steps[saga.step]!;
        const ended = await tryCall((context) => step.action(context), contextOf(saga, 'do', saga.step));
        if (ended.ok) await record(saga, { saga: saga.id, event: 'done', result: ended.result });
        else await record(saga, { saga: saga.id, event: 'failed', mayHaveHappened: unsure || ended.mayHaveHappened });
        unsure = false;
      }
    }
    return outcomeOf(saga);
  }

  async function start(id: string, definition: SagaDefinition, input: unknown): Promise<Outcome> {
    await env.log.append({ saga: id, event: 'started', definition: definition.name, input });
    return advance({ id, definition, input, results: {}, step: 0 }, false);
  }

  return {
    async run(name, id, input) {
      const known = outcomes.get(id);
      if (known) return known;
      const definition = env.definitions.find((one) => one.name === name);
      if (!definition) throw new RangeError(`There is no saga named ${name}.`);
      const outcome = start(id, definition, input);
      outcomes.set(id, outcome);
      return outcome;
    },

    async recover() {
      const sagas = new Map<string, Saga>();
      for (const event of (await env.log.read()) as readonly Event[]) {
        if (event.event === 'started') {
          const definition = env.definitions.find((one) => one.name === event.definition)!;
          sagas.set(event.saga, { id: event.saga, definition, input: event.input, results: {}, step: 0 });
        } else apply(sagas.get(event.saga)!, event);
      }
      const unfinished: Promise<Outcome>[] = [];
      for (const saga of sagas.values()) {
        const isOpen = !isFinished(saga);
        const outcome = advance(saga, true);
        outcomes.set(saga.id, outcome);
        if (isOpen) unfinished.push(outcome);
      }
      return Promise.all(unfinished);
    },
  };
}

/** Changes a saga by an event: while it runs and when the log is read back alike. */
function apply(saga: Saga, event: Event): void {
  const { steps } = saga.definition;
  switch (event.event) {
    case 'done':
      saga.results[steps[saga.step]!.name] = event.result;
      saga.step += 1;
      return;
    case 'failed': {
      if (steps.length === 0) {
        saga.stuckAt = steps[saga.step]!.name;
        saga.toUndo = [];
        return;
      }
      const last = event.mayHaveHappened ? saga.step : saga.step - 1;
      saga.toUndo = steps
        .map((_step, index) => index)
        .filter((index) => index <= last && steps[index]!.compensation)
        .reverse();
      return;
    }
    case 'undone':
      saga.toUndo!.shift();
      return;
    case 'not undone': {
      const step = saga.toUndo!.shift()!;
      saga.stuckAt ??= steps[step]!.name;
      return;
    }
  }
}

function isFinished(saga: Saga): boolean {
  return saga.toUndo ? saga.toUndo.length === 0 : saga.step === saga.definition.steps.length;
}

function outcomeOf({ id, definition, results, step, toUndo, stuckAt }: Saga): Outcome {
  if (stuckAt !== undefined) return { id, status: 'stuck', step: stuckAt };
  if (toUndo) return { id, status: 'compensated', failedStep: definition.steps[step]!.name };
  return { id, status: 'completed', results };
}
