import type { Design, Load, Problem as DesignProblem } from '../../design/index.ts';
import type { SimulationOptions, SimulationResult } from '../../design/simulation/index.ts';

/** The learner's passing sources by exercise. */
export type OwnSources = ReadonlyMap<string, string>;

/** The learner's own code in the place of a component's stock part. */
export interface OwnPart {
  /** The id of the component. */
  readonly component: string;
  readonly exercise: string;
  /** TypeScript, as it was typed. */
  readonly source: string;
}

/** What a page asks: a design under a load, with the learner's code in some of its components. */
export interface OwnCodeRequest {
  readonly design: Design;
  readonly load: Load;
  readonly options: Omit<SimulationOptions, 'parts'>;
  readonly parts: readonly OwnPart[];
}

/** What was wrong with the code of a component, which failed from then on; one for each component at most. */
export interface PartProblem {
  readonly component: string;
  readonly exercise: string;
  readonly message: string;
  readonly remedy: string;
  /** 1-based, in the learner's source. */
  readonly line?: number;
}

/** What came of a run: what was seen, and what was wrong with the parts. */
export interface OwnCodeResult {
  readonly result: SimulationResult;
  readonly problems: readonly PartProblem[];
}

/** A part as it goes into the sandbox: JavaScript, or nothing where it is known to be broken. */
export interface LoadedPart {
  readonly component: string;
  readonly exercise: string;
  readonly code?: string;
}

/** What the realm is asked to run. */
export interface RealmRequest extends Omit<OwnCodeRequest, 'parts'> {
  readonly parts: readonly LoadedPart[];
  /** Whether to tell whose code is about to be called, so that it is known when the realm dies of it. Slow. */
  readonly tells: boolean;
}

/** What the realm answers. */
export type RealmOutcome = ({ readonly ok: true } & OwnCodeResult) | { readonly ok: false; readonly problems: readonly DesignProblem[] };

/** Realm to judge. */
export type RealmReply =
  | { readonly kind: 'ready' }
  /** Work goes on. */
  | { readonly kind: 'alive' }
  | { readonly kind: 'progress'; readonly fraction: number }
  | { readonly kind: 'calling'; readonly component: string }
  | { readonly kind: 'simulated'; readonly outcome: RealmOutcome }
  /** A bug of ours: the simulation itself threw. */
  | { readonly kind: 'broken'; readonly message: string };

/** How a run in a realm ended: with an outcome, or the realm is gone; `suspect` is the component whose code was called last, where told. */
export type RealmAnswer =
  | { readonly kind: 'simulated'; readonly outcome: RealmOutcome }
  | { readonly kind: 'gone'; readonly why: 'silent' | 'stalled' | 'memory'; readonly suspect?: string };

/** What a page and the judge of designs say to each other. */
export interface DesignExchange {
  readonly request: { readonly kind: 'simulateDesign'; readonly request: RealmRequest };
  readonly progress:
    | { readonly kind: 'progress'; readonly id: number; readonly fraction: number }
    | { readonly kind: 'progress'; readonly id: number; readonly calling: string };
  readonly answer: { readonly kind: 'answered'; readonly id: number; readonly answer: RealmAnswer };
}
