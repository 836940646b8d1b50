/** What an estimate counts or measures. Counted things are kept apart too: users are no requests. */
export const baseUnits = ['byte', 'second', 'request', 'user', 'server', 'item', 'dollar'] as const;

/** One of the things that are counted or measured. */
export type BaseUnit = (typeof baseUnits)[number];

/** The exponents of the base units in a quantity: bytes per second are `{ byte: 1, second: -1 }`. None is 0. */
export type Dimension = Readonly<Partial<Record<BaseUnit, number>>>;

/** Returns the dimension of a product, or with `sign` -1 that of a quotient. */
export function combineDimensions(left: Dimension, right: Dimension, sign: 1 | -1): Dimension {
  const combined: Partial<Record<BaseUnit, number>> = {};
  for (const unit of baseUnits) {
    const exponent = (left[unit] ?? 0) + sign * (right[unit] ?? 0);
    if (exponent !== 0) combined[unit] = exponent;
  }
  return combined;
}

/** Returns whether two quantities can be added and compared. */
export function isSameDimension(left: Dimension, right: Dimension): boolean {
  return baseUnits.every((unit) => (left[unit] ?? 0) === (right[unit] ?? 0));
}

/** Says a dimension in words: "bytes per second", "requests", "a number without a unit". */
export function describeDimension(dimension: Dimension): string {
  const part = (unit: BaseUnit, exponent: number, word: string): string => (exponent === 1 ? word : `${unit}^${exponent}`);
  const over = baseUnits.filter((unit) => (dimension[unit] ?? 0) > 0).map((unit) => part(unit, dimension[unit]!, `${unit}s`));
  const under = baseUnits.filter((unit) => (dimension[unit] ?? 0) < 0).map((unit) => part(unit, -dimension[unit]!, unit));
  if (over.length === 0 && under.length === 0) return 'a number without a unit';
  return [over.join(' × ') || 'times', ...under].join(' per ');
}
