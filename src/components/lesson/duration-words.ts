import { formatNumber } from './cache-arithmetic.ts';

const units = [
  { name: 'ms', seconds: 0.001, below: 1 },
  { name: 's', seconds: 1, below: 120 },
  { name: 'min', seconds: 60, below: 7_200 },
  { name: 'h', seconds: 3_600, below: 172_800 },
  { name: 'days', seconds: 86_400, below: 63_115_200 },
] as const;

const yearSeconds = 31_557_600;

/** Says a time of `seconds`, 0 or more, in the unit that suits it, to three figures: "100 ms", "2.81 h", "23.4 days"; "never" for Infinity. */
export function describeDuration(seconds: number): string {
  if (!Number.isFinite(seconds)) return 'never';
  if (seconds === 0) return '0 s';
  const unit = units.find(({ below }) => seconds < below);
  if (unit) return `${formatNumber(seconds / unit.seconds)} ${unit.name}`;
  const years = seconds / yearSeconds;
  return years > 10_000 ? 'over 10,000 years' : `${formatNumber(years)} years`;
}
