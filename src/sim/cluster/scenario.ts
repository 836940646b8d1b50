/** What a run of the cluster is made of. All of it is JSON: it crosses to the learner's realm and stands in tests as it is. */
export interface ClusterScenario {
  /** Names every stream of the run: arrivals, work, sizes, clients and the balancer's own random numbers. */
  readonly seed: string;
  /** All backends that the run ever knows, in the order of their numbers. */
  readonly backends: readonly ClusterBackend[];
  /** The number of requests; the run goes on until the last of them has ended. */
  readonly requests: number;
  readonly arrivals: ArrivalsSpec;
  /** The work of a request: how long it is served by a server of speed 1. Not used by backends with a link. */
  readonly service: ServiceSpec;
  /** The size of a response; 1,000 bytes unless given. */
  readonly sizes?: SizeSpec;
  /** The most bytes a millisecond that one response can take of a link; unlimited unless given. */
  readonly flowBytesPerMs?: number;
  /** How often running responses report their bytes; never unless given. */
  readonly progressMs?: number;
  /** The number of clients, drawn uniformly for each request; 1,000 unless given. */
  readonly clients?: number;
  /** The first so many requests are served but not measured; 0 unless given. */
  readonly warmup?: number;
  readonly events?: readonly ClusterEvent[];
  /** Handed to the balancer as they are. */
  readonly options?: { readonly slowStartMs?: number; readonly halfLifeMs?: number; readonly windowMs?: number };
}

/** One backend: a station with a first-come-first-served queue, or, with `linkBytesPerMs`, a link that running responses share equally. */
export interface ClusterBackend {
  readonly id: string;
  /** As the balancer is told: an integer from 1. */
  readonly weight: number;
  /** Work done per unit of time; 1 unless given. */
  readonly speed?: number;
  /** Equal servers behind the one queue; 1 unless given. */
  readonly servers?: number;
  readonly linkBytesPerMs?: number;
  /** Not there at the start; an event lets it join. */
  readonly joinsLater?: boolean;
}

/**
 * How requests arrive. `utilisation` is the long-run offered load as a share of the capacity that is there at the start.
 * Bursty: two Poisson rates take turns for exponentially distributed times, `peak` times the mean rate in bursts; peak * burstMs must not be above
 * burstMs + quietMs.
 */
export type ArrivalsSpec =
  | { readonly kind: 'poisson'; readonly utilisation: number }
  | { readonly kind: 'bursty'; readonly utilisation: number; readonly peak: number; readonly burstMs: number; readonly quietMs: number };

/** How long requests are served by a server of speed 1. */
export type ServiceSpec =
  | { readonly kind: 'exponential'; readonly meanMs: number }
  | { readonly kind: 'constant'; readonly meanMs: number }
  | { readonly kind: 'pareto'; readonly minMs: number; readonly maxMs: number; readonly shape: number };

/** How many bytes responses have. `mixed`: of two sizes. */
export type SizeSpec =
  | { readonly kind: 'constant'; readonly bytes: number }
  | { readonly kind: 'mixed'; readonly smallBytes: number; readonly largeBytes: number; readonly largeShare: number }
  | { readonly kind: 'pareto'; readonly minBytes: number; readonly maxBytes: number; readonly shape: number };

/** Something that happens to a backend. Rules C6 to C10 of SPEC.md. */
export type ClusterEvent = { readonly atMs: number; readonly backend: string } & (
  | { readonly kind: 'slow'; /** Service takes so many times as long. */ readonly factor: number }
  /** It answers every request with an error at once: a black hole for balancers that look at latency or running requests alone. */
  | { readonly kind: 'failFast'; /** 1 unless given. */ readonly errorMs?: number }
  /** Ends `slow` and `failFast`. */
  | { readonly kind: 'recover' }
  /** It falls silent: requests fail `timeoutMs` after the death or their own start; it leaves the healthy set `detectMs` (0) after. */
  | { readonly kind: 'die'; readonly timeoutMs: number; readonly detectMs?: number }
  /** It leaves the healthy set and serves what it has. */
  | { readonly kind: 'leave' }
  /** It joins, for the first time or again; its speed grows linearly from 1/coldFactor of its own to all of it in coldMs. */
  | { readonly kind: 'join'; readonly weight?: number; readonly coldMs?: number; readonly coldFactor?: number }
  | { readonly kind: 'reweight'; readonly weight: number }
);
