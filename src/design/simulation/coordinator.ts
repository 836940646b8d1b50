import type { Nanos } from '../../kernel/index.ts';

/**
 * How a call of a step ended: done; perhaps done (`unknown`: no answer came); certainly not done, and worth another try (`failed`) or not (`refused`).
 */
export type StepAnswer = 'done' | 'unknown' | 'failed' | 'refused';

/** How a saga ended. `gaveUp`: neither all done nor all undone. `broken`: its code broke. */
export type SagaEnd = 'completed' | 'compensated' | 'gaveUp' | 'broken';

/** What a component does for one kind of request: its calls, in order. */
export interface SagaKind {
  /** The id of the kind of request. */
  readonly name: string;
  /** Each connection that serves the kind, by its id, and whether there is anything to undo: whether what it leads to keeps something. */
  readonly steps: readonly { readonly name: string; readonly canUndo: boolean }[];
}

/** What a coordinator can ask for. Answers may come within the call. */
export interface CoordinatorHost {
  /** The kinds that it will be asked to begin. */
  readonly kinds: readonly SagaKind[];
  /** Whether the run may stop the coordinator, which then needs what its log says. */
  canStop(): boolean;
  nowNs(): Nanos;
  /** Makes the call of a step, or once more the same call to undo it, with the tries of its connection; ignored once the saga has ended. */
  call(saga: number, step: number, undoes: boolean, answered: (answer: StepAnswer) => void): void;
  sleep(delayNs: Nanos, woken: () => void): void;
  /** Ends a saga and answers its request; ignored once it has ended. */
  end(saga: number, how: SagaEnd): void;
}

/**
 * Drives the calls that a service or worker makes for a request, in place of the stock order in which the first failure ends the request. It writes a
 * log, and has what else it knows in the memory of its instance.
 */
export interface Coordinator {
  /** Begins a saga; each has a number of its own. */
  begin(saga: number, kind: SagaKind): void;
  /** Its instance is lost, and all but its log with it: nothing that it waits for will be answered. */
  stop(): void;
  /** It is started again, after a stop, and takes what its log says is under way to its end. It is asked to begin nothing more. */
  recover(): void;
}

/** Makes the coordinator of a component; one that throws breaks the component. */
export type CoordinatorMaker = (host: CoordinatorHost) => Coordinator;

/** Tells a run to stop at once, at the same virtual instant, since a part must have its turn outside of it before the run may go on. */
export interface Turns {
  readonly isPending: boolean;
}
