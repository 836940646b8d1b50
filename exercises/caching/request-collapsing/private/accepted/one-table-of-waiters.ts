// accepted: one flat table of waiters with the number of the call each waits for; all that happens is an event with a number
import type { CallerSignal, Collapser, CollapserEnv } from '../../contract.ts';

interface Row<V> {
  readonly callNumber: number;
  readonly resolve: (value: V) => void;
  readonly reject: (error: unknown) => void;
  readonly signal: CallerSignal | undefined;
  onAbort: (() => void) | undefined;
}

export function createCollapser<V>(env: CollapserEnv<V>): Collapser<V> {
  let table: Row<V>[] = [];
  const numberOf = new Map<string, number>();
  const keyOf = new Map<number, string>();
  let lastNumber = 0;

  function isUnderWay(callNumber: number): boolean {
    return keyOf.has(callNumber);
  }

  /** Strikes the call off and returns its rows. */
  function strike(callNumber: number): Row<V>[] {
    const key = keyOf.get(callNumber);
    if (key === undefined) return [];
    keyOf.delete(callNumber);
    numberOf.delete(key);
    const gone = table.filter((row) => row.callNumber === callNumber);
    table = table.filter((row) => row.callNumber !== callNumber);
    for (const { signal, onAbort } of gone) if (onAbort) signal?.removeEventListener('abort', onAbort);
    return gone;
  }

  function errorNamed(name: string): Error {
    const error = new Error(name === 'AbortError' ? 'The caller turned away.' : 'The origin took too long.');
    error.name = name;
    return error;
  }

  async function watch(callNumber: number, key: string): Promise<void> {
    await env.sleep(env.options.timeoutMs);
    if (!isUnderWay(callNumber)) return;
    const rows = strike(callNumber);
    env.abort(key);
    rows.forEach((row) => row.reject(errorNamed('TimeoutError')));
  }

  async function ask(callNumber: number, key: string): Promise<void> {
    try {
      const value = await env.fetch(key);
      strike(callNumber).forEach((row) => row.resolve(value));
    } catch (error) {
      strike(callNumber).forEach((row) => row.reject(error));
    }
  }

  function leave(row: Row<V>): void {
    if (!table.includes(row)) return;
    table = table.filter((other) => other !== row);
    row.reject(errorNamed('AbortError'));
    if (table.some(({ callNumber }) => callNumber === row.callNumber)) return;
    const key = keyOf.get(row.callNumber)!;
    strike(row.callNumber);
    env.abort(key);
  }

  return {
    get(key, signal) {
      return new Promise<V>((resolve, reject) => {
        if (signal?.aborted) {
          reject(errorNamed('AbortError'));
          return;
        }
        const joined = numberOf.get(key);
        const callNumber = joined ?? ++lastNumber;
        const row: Row<V> = { callNumber, resolve, reject, signal, onAbort: undefined };
        table.push(row);
        if (signal) {
          row.onAbort = () => leave(row);
          signal.addEventListener('abort', row.onAbort);
        }
        if (joined !== undefined) return;
        numberOf.set(key, callNumber);
        keyOf.set(callNumber, key);
        void ask(callNumber, key);
        void watch(callNumber, key);
      });
    },
  };
}
