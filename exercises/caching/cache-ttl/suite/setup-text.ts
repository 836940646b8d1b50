/** Returns how the caches of a case are made, as source text. */
export function setupText(setup: readonly unknown[]): string {
  return setup.map((options) => `createCache({ capacity: ${String((options as { capacity: number }).capacity)}, now })`).join(', second: ');
}
