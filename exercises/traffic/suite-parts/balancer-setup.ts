/** A backend as options of a case name it. */
export interface BackendOption {
  readonly id: string;
  /** Relative capacity, an integer of at least 1. */
  readonly weight: number;
}

/** How a balancer of a case is made; see the adapter "balancer". */
export interface BalancerSetup {
  readonly backends: readonly BackendOption[];
  /** Names the stream of random numbers: an integer of at least 1. */
  readonly seed?: number;
  readonly slowStartMs?: number;
  readonly halfLifeMs?: number;
  readonly windowMs?: number;
}

/** Reads the options of one balancer; undefined when they have another shape, as those of an imported case may. */
export function readSetup(options: unknown): BalancerSetup | undefined {
  const setup = (options ?? {}) as Partial<BalancerSetup>;
  if (!Array.isArray(setup.backends)) return undefined;
  const ids = new Set<unknown>();
  for (const one of setup.backends as readonly unknown[]) {
    const { id, weight } = (one ?? {}) as Partial<BackendOption>;
    if (typeof id !== 'string' || !Number.isInteger(weight) || weight! < 1 || ids.has(id)) return undefined;
    ids.add(id);
  }
  return setup as BalancerSetup;
}

/** Returns backends "a", "b" ... of the given weights, ten at most. */
export function lettered(weights: readonly number[]): BackendOption[] {
  return weights.map((weight, index) => ({ id: 'abcdefghij'[index]!, weight }));
}

/** Returns how the balancers of a case are made, as source text. */
export function setupText(setup: readonly unknown[]): string {
  return setup.map(balancerText).join(', second: ');
}

function balancerText(options: unknown): string {
  const { backends, seed: _seed, ...rest } = (options ?? {}) as Partial<BalancerSetup>;
  const shown = (backends ?? []).map(({ id, weight }) => `${JSON.stringify(id)} × ${weight}`).join(', ');
  const others = Object.entries(rest).map(([name, value]) => `, ${name}: ${String(value)}`);
  return `createBalancer({ backends: [${shown}]${others.join('')} })`;
}
