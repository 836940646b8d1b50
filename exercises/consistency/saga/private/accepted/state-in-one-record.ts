// accepted: a pure transition function; each record is the whole state of its saga, and the last one counts
import type { Coordinator, Outcome, SagaDefinition, SagaEnv } from '../../contract.ts';

/** All there is to know of a saga, as it is written to the log. */
interface State {
  readonly saga: { readonly id: string; readonly definition: string; readonly input: unknown };
  readonly results: readonly unknown[];
  /** Index of the step that failed for good. */
  readonly failed?: number;
  /** Steps to compensate, the next one last. */
  readonly pending: readonly number[];
  readonly stuck?: number;
}

type Call = { readonly kind: 'do' | 'undo'; readonly step: number };
type Report = { readonly ok: true; readonly result: unknown } | { readonly ok: false; readonly certain: boolean };

/** Returns the call that comes next, or undefined at the end. */
function nextCall(state: State, definition: SagaDefinition): Call | undefined {
  if (state.failed === undefined) {
    return state.results.length < definition.steps.length ? { kind: 'do', step: state.results.length } : undefined;
  }
  const step = state.pending.at(-1);
  return step === undefined ? undefined : { kind: 'undo', step };
}

/** Returns the state after a call has ended. */
function after(state: State, { kind, step }: Call, report: Report, { steps }: SagaDefinition): State {
  if (kind === 'undo') {
    const pending = state.pending.slice(0, -1);
    return report.ok ? { ...state, pending } : { ...state, pending, stuck: step };
  }
  if (report.ok) return { ...state, results: [...state.results, report.result] };
  if (steps.some((one, index) => one.pivot && index < step)) return { ...state, failed: step, stuck: step };
  const pending = [...steps.keys()].filter((index) => (index < step || (index === step && !report.certain)) && steps[index]!.compensation);
  return { ...state, failed: step, pending };
}

function outcomeOf({ saga: { id }, results, failed, stuck }: State, { steps }: SagaDefinition): Outcome {
  if (stuck !== undefined) return { id, status: 'stuck', step: steps[stuck]!.name };
  if (failed !== undefined) return { id, status: 'compensated', failedStep: steps[failed]!.name };
  return { id, status: 'completed', results: named(results, { steps }) };
}

function named(results: readonly unknown[], { steps }: Pick<SagaDefinition, 'steps'>): Record<string, unknown> {
  return Object.fromEntries(results.map((result, index) => [steps[index]!.name, result]));
}

/** Creates a coordinator whose log holds states. */
export function createCoordinator({ definitions, log, sleep, random, retry }: SagaEnv): Coordinator {
  const running = new Map<string, Promise<Outcome>>();

  async function make(state: State, { kind, step }: Call, definition: SagaDefinition, isFresh: boolean): Promise<Report> {
    const { id, input } = state.saga;
    const one = definition.steps[step]!;
    const context = { key: `${kind}${step} ${id}`, sagaId: id, input, results: named(state.results, definition) };
    let certain = isFresh;
    let bound = retry.baseMs;
    for (let left = retry.maxAttempts - 1; ; left--) {
      try {
        const result = kind === 'do' ? await one.action(context) : await one.compensation!(context);
        return { ok: true, result: result ?? null };
      } catch (error) {
        const { definite = false, retryable = false } = Object(error);
        certain &&= definite;
        if (!retryable || left === 0) return { ok: false, certain };
        await sleep(Math.round(random() * Math.min(retry.capMs, bound)));
        bound *= 2;
      }
    }
  }

  async function drive(state: State, definition: SagaDefinition, isFresh: boolean): Promise<Outcome> {
    for (let call = nextCall(state, definition); call; call = nextCall(state, definition)) {
      state = after(state, call, await make(state, call, definition, isFresh), definition);
      await log.append(state);
      isFresh = true;
    }
    return outcomeOf(state, definition);
  }

  return {
    run(name, id, input) {
      const definition = definitions.find((one) => one.name === name);
      if (!definition) return Promise.reject(new RangeError(name));
      let outcome = running.get(id);
      if (!outcome) {
        const state: State = { saga: { id, definition: name, input }, results: [], pending: [] };
        outcome = log.append(state).then(() => drive(state, definition, true));
        running.set(id, outcome);
      }
      return outcome;
    },
    async recover() {
      const last = new Map<string, State>();
      for (const state of (await log.read()) as State[]) last.set(state.saga.id, state);
      const open: Promise<Outcome>[] = [];
      for (const [id, state] of last) {
        const definition = definitions.find((one) => one.name === state.saga.definition)!;
        const outcome = drive(state, definition, false);
        if (nextCall(state, definition)) open.push(outcome);
        running.set(id, outcome);
      }
      return Promise.all(open);
    },
  };
}
