// accepted: a generator decides, a driver obeys; every try is logged before and after it is made
import type { CallError, Coordinator, Outcome, SagaDefinition, SagaEnv, StepContext } from '../../contract.ts';

/** Before a try: only its place. After it: how it ended. */
type Entry =
  | { readonly s: string; readonly open: { readonly definition: string; readonly input: unknown } }
  | { readonly s: string; readonly call: string }
  | { readonly s: string; readonly call: string; readonly end: End };
type End = { readonly value: unknown } | { readonly definite: boolean; readonly forGood: boolean };

/** What the decider asks for: one call with all its tries. It gets whether that succeeded, and whether it may have happened. */
interface Wish {
  readonly step: number;
  readonly backward: boolean;
  readonly results: Readonly<Record<string, unknown>>;
}
interface Done {
  readonly value?: unknown;
  readonly failed?: { readonly mayHaveHappened: boolean };
}

/** The saga itself, without a thought of logs and crashes. */
function* decide({ steps }: SagaDefinition, id: string): Generator<Wish, Outcome, Done> {
  const results: Record<string, unknown> = {};
  let isPastPivot = false;
  for (const [index, step] of steps.entries()) {
    const { value, failed } = yield { step: index, backward: false, results: { ...results } };
    if (!failed) {
      results[step.name] = value ?? null;
      isPastPivot ||= step.pivot ?? false;
      continue;
    }
    if (isPastPivot) return { id, status: 'stuck', step: step.name };
    let stuck: string | undefined;
    for (let back = failed.mayHaveHappened ? index : index - 1; back >= 0; back--) {
      if (!steps[back]!.compensation) continue;
      const undone = yield { step: back, backward: true, results: { ...results } };
      if (undone.failed) stuck ??= steps[back]!.name;
    }
    return stuck === undefined ? { id, status: 'compensated', failedStep: step.name } : { id, status: 'stuck', step: stuck };
  }
  return { id, status: 'completed', results };
}

/** Creates a coordinator that replays the decider over the tries in the log, and goes on where they end. */
export function createCoordinator(env: SagaEnv): Coordinator {
  const sagas = new Map<string, Promise<Outcome>>();
  const { maxAttempts, baseMs, capMs } = env.retry;

  async function play(id: string, definition: SagaDefinition, input: unknown, past: readonly Entry[]): Promise<Outcome> {
    const tries = new Map<string, (End | undefined)[]>();
    for (const entry of past) {
      if (!('call' in entry)) continue;
      const list = tries.get(entry.call) ?? [];
      tries.set(entry.call, list);
      if ('end' in entry) list[list.length - 1] = entry.end;
      else list.push(undefined);
    }
    const decider = decide(definition, id);
    let next = decider.next();
    while (!next.done) next = decider.next(await fulfil(id, definition, input, next.value, tries));
    return next.value;
  }

  async function fulfil(
    id: string,
    definition: SagaDefinition,
    input: unknown,
    { step, backward, results }: Wish,
    tries: ReadonlyMap<string, readonly (End | undefined)[]>,
  ): Promise<Done> {
    const call = `${backward ? 'undo' : 'do'} ${step}`;
    const earlier = tries.get(call) ?? [];
    const said = earlier.at(-1);
    if (said && 'value' in said) return { value: said.value };
    let mayHaveHappened = earlier.some((end) => !end || ('definite' in end && !end.definite));
    if (said && 'forGood' in said && said.forGood) return { failed: { mayHaveHappened } };
    const context: StepContext = { key: JSON.stringify([call, id]), sagaId: id, input, results };
    for (let made = 1; ; made++) {
      await env.log.append({ s: id, call });
      const end = await attempt(definition.steps[step]!, backward, context, made >= maxAttempts);
      await env.log.append({ s: id, call, end });
      if ('value' in end) return { value: end.value };
      mayHaveHappened ||= !end.definite;
      if (end.forGood) return { failed: { mayHaveHappened } };
      await env.sleep(env.random() * Math.min(capMs, baseMs * 2 ** (made - 1)));
    }
  }

  async function attempt(step: SagaDefinition['steps'][number], backward: boolean, context: StepContext, isLast: boolean): Promise<End> {
    try {
      const value = backward ? await step.compensation!(context) : await step.action(context);
      return { value: value ?? null };
    } catch (error) {
      const told = (typeof error === 'object' && error !== null ? error : {}) as Partial<CallError>;
      return { definite: told.definite === true, forGood: isLast || told.retryable !== true };
    }
  }

  return {
    async run(name, id, input) {
      const known = sagas.get(id);
      if (known) return known;
      const definition = env.definitions.find((one) => one.name === name);
      if (!definition) throw new RangeError(`No definition ${name}`);
      const outcome = env.log.append({ s: id, open: { definition: name, input } }).then(() => play(id, definition, input, []));
      sagas.set(id, outcome);
      return outcome;
    },
    async recover() {
      const entries = (await env.log.read()) as readonly Entry[];
      const all: Promise<Outcome>[] = [];
      for (const [id, past] of Map.groupBy(entries, ({ s }) => s)) {
        const [first] = past;
        if (!first || !('open' in first)) continue;
        const definition = env.definitions.find((one) => one.name === first.open.definition)!;
        const outcome = play(id, definition, first.open.input, past);
        sagas.set(id, outcome);
        all.push(outcome);
      }
      return Promise.all(all);
    },
  };
}
