import type { CallSignal } from './schedule.ts';

/** A signal in the learner's realm, and the world's hand on it. */
export interface LiveSignal {
  readonly signal: CallSignal;
  /** Turns away; each listener is called by way of `call`, which keeps what it throws from the others. */
  abort(call: (listener: () => void) => void): void;
}

/** Creates the signal of a caller that has not turned away, or has already. */
export function createSignal(isAborted: boolean): LiveSignal {
  let aborted = isAborted;
  let listeners: (() => void)[] = [];
  const signal: CallSignal = {
    get aborted() {
      return aborted;
    },
    addEventListener(_type, listener) {
      if (!aborted && typeof listener === 'function' && listeners.indexOf(listener) < 0) listeners[listeners.length] = listener;
    },
    removeEventListener(_type, listener) {
      const kept: (() => void)[] = [];
      for (let at = 0; at < listeners.length; at++) if (listeners[at] !== listener) kept[kept.length] = listeners[at]!;
      listeners = kept;
    },
  };
  return {
    signal,
    abort(call) {
      aborted = true;
      const told = listeners;
      listeners = [];
      for (let at = 0; at < told.length; at++) call(told[at]!);
    },
  };
}
