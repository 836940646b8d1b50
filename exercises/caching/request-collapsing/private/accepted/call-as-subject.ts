// accepted: a call is a subject with observers, which knows nothing of keys; one clock watches the limits of all calls in turn
import type { Collapser, CollapserEnv } from '../../contract.ts';

type Result<V> = { readonly ok: true; readonly value: V } | { readonly ok: false; readonly error: unknown };
type Observer<V> = (result: Result<V>) => void;

/** Tells its observers one result, once. */
class Subject<V> {
  result: Result<V> | undefined;
  private readonly observers: Observer<V>[] = [];
  private readonly onEnd: () => void;
  private readonly onDeserted: () => void;

  constructor(onEnd: () => void, onDeserted: () => void) {
    this.onEnd = onEnd;
    this.onDeserted = onDeserted;
  }

  publish(result: Result<V>): boolean {
    if (this.result) return false;
    this.result = result;
    this.onEnd();
    for (const observer of this.observers) observer(result);
    return true;
  }

  subscribe(observer: Observer<V>): () => void {
    if (this.result) observer(this.result);
    else this.observers.push(observer);
    return () => {
      const at = this.observers.indexOf(observer);
      if (this.result || at < 0) return;
      this.observers.splice(at, 1);
      if (this.observers.length === 0 && this.publish({ ok: false, error: undefined })) this.onDeserted();
    };
  }
}

export function createCollapser<V>({ options, fetch, abort, now, sleep }: CollapserEnv<V>): Collapser<V> {
  const subjects = new Map<string, Subject<V>>();
  /** Limits in order, for they all lie equally far ahead. */
  const limits: { readonly key: string; readonly subject: Subject<V>; readonly atMs: number }[] = [];
  let isWatching = false;

  async function watch(): Promise<void> {
    if (isWatching) return;
    isWatching = true;
    while (limits.length > 0) {
      const { key, subject, atMs } = limits[0]!;
      if (!subject.result && atMs > now()) await sleep(atMs - now());
      limits.shift();
      if (subject.publish({ ok: false, error: createError('TimeoutError') })) abort(key);
    }
    isWatching = false;
  }

  function open(key: string): Subject<V> {
    const subject = new Subject<V>(
      () => subjects.delete(key),
      () => abort(key),
    );
    subjects.set(key, subject);
    limits.push({ key, subject, atMs: now() + options.timeoutMs });
    return subject;
  }

  function start(key: string, subject: Subject<V>): void {
    void new Promise<V>((resolve) => resolve(fetch(key))).then(
      (value) => subject.publish({ ok: true, value }),
      (error: unknown) => subject.publish({ ok: false, error }),
    );
    void watch();
  }

  return {
    async get(key, signal) {
      if (signal?.aborted) throw createError('AbortError');
      const known = subjects.get(key);
      const subject = known ?? open(key);
      const { promise, resolve, reject } = Promise.withResolvers<V>();
      const unsubscribe = subject.subscribe((result) => {
        signal?.removeEventListener('abort', leave);
        if (result.ok) resolve(result.value);
        else reject(result.error as Error);
      });
      const leave = (): void => {
        reject(createError('AbortError'));
        unsubscribe();
      };
      signal?.addEventListener('abort', leave);
      if (!known) start(key, subject);
      return promise;
    },
  };
}

function createError(name: string): Error {
  return Object.defineProperty(new Error(name), 'name', { value: name });
}
