import type { Outcome } from './history.ts';
import type { ThrowsOn } from './schedule.ts';

/** A function that the learner's code finds in `env`. */
export interface EnvFunction {
  /** `store.read`. */
  readonly path: string;
  /** It gives undefined at once, not a promise. */
  readonly isNote: boolean;
  /** Where it throws. */
  readonly throwsOn?: ThrowsOn;
}

/** What the world does to the learner's code, which answers with acts. */
export type Stimulus =
  | {
      readonly kind: 'start';
      readonly nowMicros: number;
      readonly life: number;
      readonly seed: number;
      /** JSON. */
      readonly options: string;
      readonly functions: readonly EnvFunction[];
      readonly methods: readonly string[];
    }
  | {
      readonly kind: 'call';
      readonly nowMicros: number;
      readonly call: number;
      readonly method: string;
      /** JSON. */
      readonly args: string;
      readonly hasSignal: boolean;
      /** The signal is aborted already. */
      readonly isAborted: boolean;
    }
  | { readonly kind: 'cancel'; readonly nowMicros: number; readonly call: number }
  /** Answers the n-th service call or sleep of this life, counted together from 0. */
  | { readonly kind: 'answer'; readonly nowMicros: number; readonly operation: number; readonly outcome: Outcome }
  /** Nothing is under way: waits long for the code to do something all the same. */
  | { readonly kind: 'wait'; readonly nowMicros: number };
