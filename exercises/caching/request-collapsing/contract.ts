/** How a caller says that it turns away: the part of an `AbortSignal` that is needed here. */
export interface CallerSignal {
  /** Whether the caller has turned away. */
  readonly aborted: boolean;
  /** The listener is called once, when the caller turns away; never, when it already has. */
  addEventListener(type: 'abort', listener: () => void): void;
  removeEventListener(type: 'abort', listener: () => void): void;
}

/** How long the collapser waits for the origin. */
export interface CollapserOptions {
  /** A call that has no answer so many milliseconds after it began is given up. Above 0. */
  readonly timeoutMs: number;
}

/** What a collapser is given. */
export interface CollapserEnv<V> {
  readonly options: CollapserOptions;
  /**
   * Asks the origin: one call of this function is one **upstream call**. The promise resolves, rejects, or never settles, and never settles at once. The function
   * may also throw at once, in place of giving a promise.
   */
  fetch(key: string): Promise<V>;
  /**
   * Breaks off the latest upstream call of the key: the connection is closed. An answer may be on its way by then, so the promise of the call may settle all
   * the same, or never. Returns at once and never throws.
   */
  abort(key: string): void;
  /** Virtual milliseconds, possibly with a fraction; never going back. */
  now(): number;
  /** Resolves after so many virtual milliseconds. The module has no timers of its own. */
  sleep(ms: number): Promise<void>;
}

/** Values are JSON values, or `undefined`. */
export interface Collapser<V> {
  /**
   * Asks for the value of a key, together with whoever asks for it at the time. Never throws; the promise rejects
   *
   * - with the error of the upstream call that it waited for,
   * - with an `Error` whose `name` is `'TimeoutError'`, when that call was given up,
   * - with an `Error` whose `name` is `'AbortError'`, when the signal was aborted before an answer came.
   */
  get(key: string, signal?: CallerSignal): Promise<V>;
}

/** Write this one. */
export type CreateCollapser = <V>(env: CollapserEnv<V>) => Collapser<V>;
