// accepted: no async functions, only promises; records are short arrays, and the first says all that is fixed
import type { Coordinator, Outcome, SagaDefinition, SagaEnv, StepContext } from '../../contract.ts';

type Line =
  | readonly ['+', string, string, unknown]
  | readonly ['d', string, unknown]
  | readonly ['f', string, boolean]
  | readonly ['u', string]
  | readonly ['x', string];

interface Saga {
  id: string;
  definition: SagaDefinition;
  input: unknown;
  results: Record<string, unknown>;
  at: number;
  back: number[] | null;
  stuck: string | null;
  doubt: boolean;
}

const begin = (id: string, definition: SagaDefinition, input: unknown): Saga => ({
  id,
  definition,
  input,
  results: {},
  at: 0,
  back: null,
  stuck: null,
  doubt: false,
});

/** Applies a line to its saga. */
function take(saga: Saga, line: Line): void {
  const { steps } = saga.definition;
  if (line[0] === 'd') {
    saga.results[steps[saga.at]!.name] = line[2];
    saga.at++;
    saga.doubt = false;
  } else if (line[0] === 'f') {
    if (steps.findIndex((step) => step.pivot) in steps && steps.findIndex((step) => step.pivot) < saga.at) {
      saga.stuck = steps[saga.at]!.name;
      saga.back = [];
    } else {
      saga.back = [];
      for (let i = line[2] ? saga.at : saga.at - 1; i >= 0; i--) if (steps[i]!.compensation) saga.back.push(i);
    }
  } else if (line[0] === 'u') saga.back!.shift();
  else if (line[0] === 'x') saga.stuck = steps[saga.back!.shift()!]!.name;
}

const isOver = (saga: Saga) => (saga.back ? saga.back.length === 0 : saga.at === saga.definition.steps.length);

function tell({ id, definition, results, at, back, stuck }: Saga): Outcome {
  if (stuck !== null) return { id, status: 'stuck', step: stuck };
  return back ? { id, status: 'compensated', failedStep: definition.steps[at]!.name } : { id, status: 'completed', results };
}

/** Creates a coordinator out of chained promises. */
export function createCoordinator(env: SagaEnv): Coordinator {
  const known = new Map<string, Promise<Outcome>>();

  /** Resolves to the result in an array, or to whether the call may have happened. */
  function persist(
    call: (context: StepContext) => Promise<unknown>,
    context: StepContext,
    tries: number,
    doubt: boolean,
  ): Promise<[unknown] | boolean> {
    return call(context).then(
      (result): [unknown] => [result === undefined ? null : result],
      (error: unknown) => {
        const { definite, retryable } = error instanceof Error ? (error as { definite?: boolean; retryable?: boolean }) : {};
        const doubtful = doubt || !definite;
        if (!retryable || tries === env.retry.maxAttempts) return doubtful;
        const bound = Math.min(env.retry.capMs, env.retry.baseMs * 2 ** (tries - 1));
        return env.sleep(bound * env.random()).then(() => persist(call, context, tries + 1, doubtful));
      },
    );
  }

  function go(saga: Saga): Promise<Outcome> {
    if (isOver(saga)) return Promise.resolve(tell(saga));
    const { id, input, back } = saga;
    const index = back ? back[0]! : saga.at;
    const step = saga.definition.steps[index]!;
    const key = [back ? 'C' : 'T', index, id].join(' ');
    const context = { key, sagaId: id, input, results: Object.assign({}, saga.results) };
    const call = back ? (given: StepContext) => step.compensation!(given) : (given: StepContext) => step.action(given);
    return persist(call, context, 1, saga.doubt)
      .then((end): Line => {
        if (Array.isArray(end)) return back ? ['u', id] : ['d', id, end[0]];
        return back ? ['x', id] : ['f', id, end];
      })
      .then((line) => env.log.append(line).then(() => take(saga, line)))
      .then(() => go(saga));
  }

  return {
    run(name, id, input) {
      const definition = env.definitions.find((one) => one.name === name);
      if (!definition) throw new RangeError(`What is ${name}?`);
      if (!known.has(id))
        known.set(
          id,
          env.log.append(['+', id, name, input]).then(() => go(begin(id, definition, input))),
        );
      return known.get(id)!;
    },
    recover() {
      return env.log.read().then((lines) => {
        const sagas = new Map<string, Saga>();
        for (const line of lines as readonly Line[]) {
          if (line[0] === '+')
            sagas.set(
              line[1],
              begin(
                line[1],
                env.definitions.find((one) => one.name === line[2])!,
                line[3],
              ),
            );
          else take(sagas.get(line[1])!, line);
        }
        const unfinished = [...sagas.values()].filter((saga) => !isOver(saga));
        for (const saga of sagas.values()) {
          saga.doubt = true;
          known.set(saga.id, go(saga));
        }
        return Promise.all(unfinished.map((saga) => known.get(saga.id)!));
      });
    },
  };
}
