import type { ReplacementSetup } from './policies.ts';

/** Returns how the caches of a case are made, as source text. */
export function setupText(setup: readonly unknown[]): string {
  return (setup as readonly ReplacementSetup[])
    .map(({ capacity, policy }) => `createCache({ capacity: ${capacity}, policy: '${policy}', random })`)
    .join(', second: ');
}
