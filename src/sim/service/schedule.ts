/** A JSON value. */
export type Json = null | boolean | number | string | readonly Json[] | { readonly [name: string]: Json };

/** How long something takes, in whole virtual microseconds. */
export type LatencySpec =
  | { readonly kind: 'fixed'; readonly micros: number }
  | { readonly kind: 'uniform'; readonly minMicros: number; readonly maxMicros: number }
  | { readonly kind: 'exponential'; readonly meanMicros: number }
  /** By the n-th call of the operation; the last holds for all that follow. */
  | { readonly kind: 'list'; readonly micros: readonly number[] };

/** Calls of an operation that go wrong. Where several conditions are given, all must hold; the first fault that fits counts. */
export interface FaultSpec {
  /** The operation it strikes; absent: each. */
  readonly operation?: string;
  /** The n-th calls of the operation, from 1. */
  readonly nth?: readonly number[];
  /** Calls whose first argument is one of these. */
  readonly keys?: readonly string[];
  /** Calls begun at this time or later. */
  readonly fromMicros?: number;
  /** Calls begun before this time. */
  readonly untilMicros?: number;
  /** So many of the calls that fit, in a thousand; absent: all. */
  readonly perMille?: number;
  /** `rejects`: without effect. `rejectsAfterEffect`: the effect is there, and the caller is told otherwise. `never`: without effect or answer. */
  readonly how: 'rejects' | 'rejectsAfterEffect' | 'never';
  /** The message of the error. */
  readonly message?: string;
  /** How long the rejection takes; absent: as long as an answer. */
  readonly afterMicros?: number;
}

/** A store of values by key, durable. Operations: `read(key)`, `write(key, value)`, `delete(key)`. */
export interface KeyValueStoreParams {
  readonly initial: { readonly [key: string]: Json };
  readonly read: LatencySpec;
  readonly write: LatencySpec;
  /** Of `delete`; absent: as `write`. */
  readonly remove?: LatencySpec;
  /** What reading an absent key gives; absent: `undefined`. */
  readonly missing?: 'null';
  /**
   * When within its latency a call takes effect: a read reads its value then, a write writes it. `drawn` differs from call to call. Absent: `end`.
   */
  readonly effectAt?: EffectAt;
  readonly faults?: readonly FaultSpec[];
  /** Values that somebody else writes, in order of time; `null` deletes. */
  readonly changes?: readonly { readonly atMicros: number; readonly key: string; readonly value: Json }[];
}

/** When within its latency a call takes effect. */
export type EffectAt = 'start' | 'middle' | 'end' | 'drawn';

/** A server that answers each fetch anew. Operation: `fetch(key)`, which gives `{ key, serial }`, with serial counting the fetches of all keys from 1. */
export interface OriginParams {
  readonly fetch: LatencySpec;
  readonly faults?: readonly FaultSpec[];
}

/** Work that takes its time. Operation: `run(id)`, which gives `done <id>`. */
export interface JobsParams {
  /** How long the jobs named here take, in microseconds. */
  readonly micros?: { readonly [id: string]: number };
  /** How long all others take. */
  readonly run: LatencySpec;
  readonly faults?: readonly FaultSpec[];
}

/** Servers to be probed. Operation: `probe(id)`, which gives `{ id, status: 200 }`, rejects, or never answers. An unknown id rejects at once. */
export interface BackendsParams {
  readonly backends: readonly { readonly id: string; readonly phases: readonly BackendPhase[] }[];
}

/** How a server behaves from a time on. A half-dead one fails so many probes in a thousand. */
export interface BackendPhase {
  readonly fromMicros: number;
  readonly behaves: 'answers' | 'rejects' | 'never';
  readonly latency: LatencySpec;
  /** So many probes in a thousand reject all the same; absent: none. */
  readonly failsPerMille?: number;
}

/** The models of services there are, with their parameters. `notes` has the operation `note(...)`: it takes any arguments and gives `undefined` at once, not a promise; the history has them. */
export type ServiceModelSpec =
  | { readonly model: 'keyValueStore'; readonly params: KeyValueStoreParams }
  | { readonly model: 'origin'; readonly params: OriginParams }
  | { readonly model: 'jobs'; readonly params: JobsParams }
  | { readonly model: 'backends'; readonly params: BackendsParams }
  | { readonly model: 'notes'; readonly params?: undefined };

/** A service, and under which names the learner's code finds its operations in `env`: `{ 'store.read': 'read', load: 'fetch' }`. */
export type ServiceSpec = ServiceModelSpec & {
  readonly functions: { readonly [path: string]: string };
  /** Calls whose first argument is one of these throw at once, in place of giving a promise. They take no effect. */
  readonly throwsOn?: ThrowsOn;
};

/** First arguments at which a function throws an Error of this message. */
export interface ThrowsOn {
  readonly keys: readonly string[];
  readonly message: string;
}

/** A call of a method by a caller. */
export interface CallSpec {
  /** When it is made; with `after`, how long after that. */
  readonly atMicros: number;
  /** Made once the call of this index has settled; never, when that does not settle. The index is smaller than its own. */
  readonly after?: number;
  readonly method: string;
  readonly args: readonly Json[];
  /** The caller turns away at this time (with `after`: so long after the call is made). It is given a signal as last argument: {@link CallSignal}. */
  readonly cancelAtMicros?: number;
  /** A signal is given though the caller never turns away; `aborted`: one whose caller turned away before the call. */
  readonly signal?: true | 'aborted';
  /** A name for the caller, for drawings: "reader 1". */
  readonly caller?: string;
}

/** What a caller passes to say that it turns away: the part of an AbortSignal that is needed. Listeners are called once. */
export interface CallSignal {
  readonly aborted: boolean;
  addEventListener(type: 'abort', listener: () => void): void;
  removeEventListener(type: 'abort', listener: () => void): void;
}

/** One story the world can tell: who calls what when, and how the services behave. JSON. */
export interface Schedule {
  /** Names the test that it was made for, or what it shows; for the suite. */
  readonly name?: string;
  /** Names all random numbers: of the learner's code and of the services. A 32-bit integer. */
  readonly seed: number;
  /** Handed to the learner's code as `env.options`. */
  readonly options: Json;
  /** Functions that the object made must have. */
  readonly methods: readonly string[];
  /** In order of time, but for those with `after`. At the same time, a call comes before an answer. */
  readonly calls: readonly CallSpec[];
  readonly services: readonly ServiceSpec[];
  /** Crashes after so many events; an event is a call, an effect, an answer or the end of a sleep. At most one of the two is given. */
  readonly crashAtEvent?: number;
  /** Crashes before the first event at this time or later. */
  readonly crashAtMicros?: number;
  /** What is called on the object of the next life before anything else; without it the next life begins with the next call. */
  readonly restart?: { readonly method: string; readonly args: readonly Json[] };
  /** The run ends at this time, whatever is under way; sleeping for ever in the background is fine. */
  readonly endMicros: number;
  /** Acts after which the code is said to go on for ever. */
  readonly mostActs: number;
}

/** Schedules to play one after the other, each with a fresh copy of the learner's module. JSON. */
export interface ServiceScenario {
  /** The function that the learner exports, for messages: `createReader`. */
  readonly entry: string;
  readonly schedules: readonly Schedule[];
  /** Plays each schedule again with a crash after each of its events, evenly leaving out where there are more than so many of one schedule. */
  readonly crashEach?: number;
}
