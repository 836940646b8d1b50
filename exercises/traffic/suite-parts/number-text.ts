/** Returns an integer with a comma before each three digits: 12,345. */
export function thousands(value: number): string {
  return String(value).replace(/\B(?=(\d{3})+$)/g, ',');
}
