/** Formats a number with commas between thousands: 1,234,567 or 0.86. */
export function formatCount(value: number): string {
  const [whole, fraction] = String(value).split('.');
  const grouped = whole!.replaceAll(/\B(?=(\d{3})+$)/g, ',');
  return fraction === undefined ? grouped : `${grouped}.${fraction}`;
}

/** Formats a number shortly for an axis: 950, 10k, 2.5M. */
export function formatShort(value: number): string {
  if (value >= 1e6) return `${Math.round(value / 1e5) / 10}M`;
  if (value >= 1e4) return `${Math.round(value / 100) / 10}k`;
  return formatCount(value);
}

/** Formats a share, 0 to 1, as a percentage with one decimal: 57.5%. */
export function formatShare(share: number): string {
  return `${(Math.round(share * 1000) / 10).toFixed(1)}%`;
}

/** Formats virtual milliseconds: 3.4 ms, 68.9 ms, 6,593 ms. */
export function formatMs(ms: number): string {
  return `${ms >= 1000 ? formatCount(Math.round(ms)) : ms.toFixed(1)} ms`;
}

/** Formats a time of a run, given in virtual milliseconds: 12.3 s. */
export function formatSeconds(ms: number): string {
  return `${(ms / 1000).toFixed(1)} s`;
}

/** Formats a number of bytes: 350 KB, 1.2 MB. */
export function formatBytes(bytes: number): string {
  if (bytes < 1e6) return `${Math.max(1, Math.round(bytes / 1000))} KB`;
  return `${(bytes / 1e6).toFixed(bytes < 1e8 ? 1 : 0)} MB`;
}

/** Formats bytes: 640 B, 12.3 KB, 4.5 MB; 1 KB is 1,000 bytes. */
export function formatTraffic(bytes: number): string {
  if (bytes < 1000) return `${Math.round(bytes)} B`;
  const [value, unit] = bytes < 1e6 ? [bytes / 1e3, 'KB'] : bytes < 1e9 ? [bytes / 1e6, 'MB'] : [bytes / 1e9, 'GB'];
  return `${value.toFixed(value < 100 ? 1 : 0)} ${unit}`;
}

/** Joins names: "A", "A and B", "A, B and C". */
export function joinNames(names: readonly string[]): string {
  return names.length < 2 ? names.join('') : `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`;
}
