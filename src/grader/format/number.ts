/**
 * Writes a number for reading: whole numbers grouped by commas, others with two decimals below 10, one below 1,000 and none above.
 * Does without Intl, so that it reads the same everywhere.
 */
export function formatNumber(value: number): string {
  if (!Number.isFinite(value)) return value > 0 ? 'more than can be counted' : String(value);
  const size = Math.abs(value);
  const text = Number.isInteger(value) || size >= 1_000 ? String(Math.round(size)) : trimZeros(size.toFixed(size < 10 ? 2 : 1));
  const [whole = '0', fraction] = text.split('.');
  const grouped = whole.replace(/\B(?=(\d{3})+(?!\d))/g, ',');
  const sign = value < 0 && /[1-9]/.test(text) ? '−' : '';
  return sign + (fraction ? `${grouped}.${fraction}` : grouped);
}

function trimZeros(text: string): string {
  return text.replace(/\.?0+$/, '');
}

/** Writes a count with its noun: "1 rule", "12 rules". */
export function countOf(count: number, one: string, many = `${one}s`): string {
  return `${formatNumber(count)} ${count === 1 ? one : many}`;
}

/** Writes a list in words: "R3", "R3 and R4", "R3, R4 and R7". */
export function listInWords(items: readonly string[]): string {
  if (items.length < 2) return items[0] ?? '';
  return `${items.slice(0, -1).join(', ')} and ${items[items.length - 1]}`;
}
