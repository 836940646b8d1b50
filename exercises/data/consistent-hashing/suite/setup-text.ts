import type { RingSetup } from './ring-judge.ts';

/** Returns how the rings of a case are made, as source text. */
export function setupText(setup: readonly unknown[]): string {
  return setup.map((options) => textOf(options as RingSetup)).join(', second: ');
}

function textOf({ virtualNodes, epsilon, hashBits }: RingSetup): string {
  const options = [
    hashBits === undefined ? 'hash' : `hash: ${2 ** hashBits} places only`,
    virtualNodes !== undefined && `virtualNodes: ${virtualNodes}`,
    epsilon !== undefined && `epsilon: ${epsilon}`,
  ];
  return `createHashRing({ ${options.filter((each) => each !== false).join(', ')} })`;
}
