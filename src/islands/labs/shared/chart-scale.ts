/** Returns round numbers (1, 2 or 5 times a power of ten) from `low` to `high` for a logarithmic axis, about `most` at most. */
export function ticksBetween(low: number, high: number, most: number): number[] {
  for (const steps of [[1, 2, 5], [1, 3], [1]]) {
    const ticks = powersBetween(low, high, steps);
    if (ticks.length <= most) return ticks.length > 0 ? ticks : [low];
  }
  const powers = powersBetween(low, high, [1]);
  const every = Math.ceil(powers.length / Math.max(1, most));
  return powers.filter((_, index) => index % every === 0);
}

function powersBetween(low: number, high: number, steps: readonly number[]): number[] {
  const ticks: number[] = [];
  for (let power = 1; power <= high; power *= 10) {
    for (const step of steps) if (power * step >= low && power * step <= high) ticks.push(power * step);
  }
  return ticks;
}

/** Moves labels, given by rising positions, apart to at least `gap`, within `low` to `high`; positions stay in order. */
export function placeLabels(wanted: readonly number[], gap: number, low: number, high: number): number[] {
  const places = [...wanted];
  for (let i = 0; i < places.length; i++) places[i] = Math.max(places[i]!, i === 0 ? low : places[i - 1]! + gap);
  for (let i = places.length - 1; i >= 0; i--) places[i] = Math.min(places[i]!, i === places.length - 1 ? high : places[i + 1]! - gap);
  return places;
}
