/**
 * A right coordinator, slow on purpose: it runs one saga at a time and writes a record before and after each call.
 */
interface StockStep {
  readonly name: string;
  action(context: object): Promise<unknown>;
  compensation?(context: object): Promise<unknown>;
  readonly pivot?: boolean;
}

interface StockDefinition {
  readonly name: string;
  readonly steps: readonly StockStep[];
}

interface StockEnv {
  readonly definitions: readonly StockDefinition[];
  readonly log: { append(record: unknown): Promise<void>; read(): Promise<readonly unknown[]> };
  readonly sleep: (ms: number) => Promise<void>;
  readonly random: () => number;
  readonly retry: { readonly maxAttempts: number; readonly baseMs: number; readonly capMs: number };
}

interface StockRecord {
  readonly saga: string;
  readonly says: 'start' | 'call' | 'ok' | 'failed';
  readonly definition?: string;
  readonly input?: unknown;
  readonly call?: string;
  readonly result?: unknown;
  readonly doubt?: boolean;
}

/** Makes the stock coordinator. `env` is the contract's SagaEnv. */
export function createStockCoordinator(env: StockEnv): object {
  const records = new Map<string, StockRecord[]>();
  const outcomes = new Map<string, Promise<object>>();
  let line: Promise<unknown> = Promise.resolve();

  async function write(record: StockRecord): Promise<StockRecord> {
    await env.log.append(record);
    const known = records.get(record.saga);
    if (known) known.push(record);
    else records.set(record.saga, [record]);
    return record;
  }

  /** Makes a call with all its tries, unless the records say how it ended. */
  async function ensure(saga: string, call: string, make: (key: string) => Promise<unknown>): Promise<StockRecord> {
    const earlier = records.get(saga)!.filter((record) => record.call === call);
    const ended = earlier.find((record) => record.says !== 'call');
    if (ended) return ended;
    let doubt = earlier.length > 0;
    if (!doubt) await write({ saga, says: 'call', call });
    for (let tries = 1; ; tries++) {
      try {
        return await write({ saga, says: 'ok', call, result: (await succeed(make(JSON.stringify([saga, call])))) ?? null });
      } catch (error) {
        if (!(error instanceof CallFailed)) throw error;
        doubt ||= !error.definite;
        if (!error.retryable || tries >= env.retry.maxAttempts) return await write({ saga, says: 'failed', call, doubt });
      }
      await env.sleep(env.random() * Math.min(env.retry.capMs, env.retry.baseMs * 2 ** (tries - 1)));
    }
  }

  async function finish(saga: string): Promise<object> {
    const { definition: name, input } = records.get(saga)![0]!;
    const { steps } = env.definitions.find((one) => one.name === name)!;
    const results: Record<string, unknown> = {};
    for (const [index, step] of steps.entries()) {
      const context = () => ({ sagaId: saga, input, results: { ...results } });
      const ended = await ensure(saga, `do ${index}`, (key) => step.action({ key, ...context() }));
      if (ended.says === 'ok') {
        results[step.name] = ended.result;
        continue;
      }
      if (steps.slice(0, index).some((one) => one.pivot)) return { id: saga, status: 'stuck', step: step.name };
      let stuck: string | undefined;
      for (let back = ended.doubt ? index : index - 1; back >= 0; back--) {
        const undone = steps[back]!;
        if (!undone.compensation) continue;
        const end = await ensure(saga, `undo ${back}`, (key) => undone.compensation!({ key, ...context() }));
        if (end.says === 'failed') stuck ??= undone.name;
      }
      return stuck === undefined ? { id: saga, status: 'compensated', failedStep: step.name } : { id: saga, status: 'stuck', step: stuck };
    }
    return { id: saga, status: 'completed', results };
  }

  /** Lets sagas take turns. */
  function inTurn(work: () => Promise<object>): Promise<object> {
    const outcome = line.then(work);
    line = outcome.catch(() => undefined);
    return outcome;
  }

  return {
    run(definition: string, saga: string, input: unknown): Promise<object> {
      if (!env.definitions.some((one) => one.name === definition)) throw new RangeError(`There is no saga named ${definition}.`);
      let outcome = outcomes.get(saga);
      if (!outcome) {
        outcome = inTurn(async () => {
          await write({ saga, says: 'start', definition, input });
          return finish(saga);
        });
        outcomes.set(saga, outcome);
      }
      return outcome;
    },
    async recover(): Promise<object[]> {
      for (const record of (await env.log.read()) as readonly StockRecord[]) {
        const known = records.get(record.saga);
        if (known) known.push(record);
        else records.set(record.saga, [record]);
      }
      for (const saga of records.keys())
        outcomes.set(
          saga,
          inTurn(() => finish(saga)),
        );
      return Promise.all(outcomes.values());
    },
  };
}

/** A failed call, told from a failed append. */
class CallFailed extends Error {
  readonly definite: boolean;
  readonly retryable: boolean;
  constructor(definite: boolean, retryable: boolean) {
    super('The call failed.');
    this.definite = definite;
    this.retryable = retryable;
  }
}

/** Passes a result on, and turns whatever is thrown into a {@link CallFailed}. */
async function succeed(call: Promise<unknown>): Promise<unknown> {
  try {
    return await call;
  } catch (error) {
    const { definite, retryable } = error instanceof Error ? (error as Partial<CallFailed>) : {};
    throw new CallFailed(definite === true, retryable === true);
  }
}
