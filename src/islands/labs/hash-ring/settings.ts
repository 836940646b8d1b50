import type { ParameterRange } from '../shared/parameter-range.ts';

/** The nodes that can be in the ring, by name; a node is known by its place in this list. */
export const nodeNames = ['A', 'B', 'C', 'D', 'E', 'F', 'G', 'H', 'I', 'J', 'K', 'L'] as const;

/** The weights a node can have. */
export const nodeWeights = [0.5, 1, 2, 4] as const;

/** Keys placed on the nodes. */
export const keyCount = 10_000;

/** The numbers of the set-up. */
export interface RingParameters {
  /** Points on the ring for a node of weight 1. */
  readonly virtualNodes: number;
  /** Copies of each key. */
  readonly replicas: number;
  /** Room above a node's fair share, in percent, with bounded loads. */
  readonly epsilonPercent: number;
  /** Which keys are placed. */
  readonly seed: number;
}

/** Everything a link to the lab carries. */
export interface RingSettings extends RingParameters {
  /** Weights of the nodes in the ring, by place in {@link nodeNames}; undefined for those that are not in. */
  readonly weights: readonly (number | undefined)[];
  /** True: no node takes more than its bounded share. Keys then have one copy. */
  readonly isBounded: boolean;
}

/** The ranges of the numbers. */
export const parameterRanges: Readonly<Record<keyof RingParameters, ParameterRange>> = {
  virtualNodes: { label: 'Virtual nodes', min: 1, max: 500, step: 1, scale: 'log' },
  replicas: { label: 'Copies of each key', min: 1, max: 5, step: 1, scale: 'linear' },
  epsilonPercent: { label: 'Room above the fair share, ε', min: 1, max: 100, step: 1, scale: 'linear', unit: '%' },
  seed: { label: 'Set of keys', min: 1, max: 9999, step: 1, scale: 'linear' },
};

/** The set-up the lab begins with: five equal nodes. */
export const defaultSettings: RingSettings = {
  weights: nodeNames.map((_, node) => (node < 5 ? 1 : undefined)),
  virtualNodes: 100,
  replicas: 1,
  isBounded: false,
  epsilonPercent: 10,
  seed: 1,
};

/** Returns the nodes in the ring, by rising place in {@link nodeNames}. */
export function membersOf({ weights }: RingSettings): number[] {
  return weights.flatMap((weight, node) => (weight === undefined ? [] : [node]));
}

/** Returns the settings with a node of the weight given, or without it where that is undefined. */
export function withNode(settings: RingSettings, node: number, weight: number | undefined): RingSettings {
  return { ...settings, weights: settings.weights.map((before, at) => (at === node ? weight : before)) };
}

/** Returns the copies of each key that are kept: one with bounded loads. */
export function copiesOf({ replicas, isBounded }: RingSettings): number {
  return isBounded ? 1 : replicas;
}
