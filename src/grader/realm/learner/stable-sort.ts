type Compare = (a: unknown, b: unknown) => unknown;

/**
 * Sorts a list in place by a comparator, stably, calling it in an order that is the same on every engine: their own sorts compare different pairs, so that
 * code whose comparator draws random numbers, or contradicts itself, would get another answer on each. `undefined` goes last without being compared, as
 * the language has it. A natural merge sort: a list in order costs n - 1 comparisons, any list at most about n log2 n.
 * Source: D. E. Knuth, The Art of Computer Programming, volume 3, section 5.2.4, algorithm N (natural two-way merge), with runs merged in pairs.
 */
export function stableSort(list: unknown[], compare: Compare): void {
  let defined = 0;
  const { length } = list;
  for (let at = 0; at < length; at++) if (list[at] !== undefined) list[defined++] = list[at];
  for (let at = defined; at < length; at++) list[at] = undefined;
  let bounds = findRuns(list, defined, compare);
  let from = list;
  let to: unknown[] = [];
  while (bounds.length > 2) {
    const merged = [0];
    let run = 0;
    for (; run + 2 < bounds.length; run += 2) {
      merge(from, bounds[run]!, bounds[run + 1]!, bounds[run + 2]!, to, compare);
      merged[merged.length] = bounds[run + 2]!;
    }
    if (run + 1 < bounds.length) {
      for (let at = bounds[run]!; at < defined; at++) to[at] = from[at];
      merged[merged.length] = defined;
    }
    bounds = merged;
    const kept = from;
    from = to;
    to = kept;
  }
  if (from !== list) for (let at = 0; at < defined; at++) list[at] = from[at];
}

/** Returns the bounds of runs that are in order; one that falls strictly is turned round. */
function findRuns(list: unknown[], length: number, compare: Compare): number[] {
  const bounds = [0];
  let count = 1;
  for (let start = 0; start < length;) {
    let end = start + 1;
    if (end < length) {
      const falls = isLess(compare, list[end], list[start]);
      end += 1;
      while (end < length && isLess(compare, list[end], list[end - 1]) === falls) end += 1;
      if (falls) turnRound(list, start, end - 1);
    }
    bounds[count++] = end;
    start = end;
  }
  return bounds;
}

function turnRound(list: unknown[], start: number, last: number): void {
  for (let a = start, b = last; a < b; a++, b--) {
    const kept = list[a];
    list[a] = list[b];
    list[b] = kept;
  }
}

function merge(from: unknown[], start: number, middle: number, end: number, to: unknown[], compare: Compare): void {
  let left = start;
  let right = middle;
  for (let at = start; at < end; at++) {
    const takesRight = right < end && (left >= middle || isLess(compare, from[right], from[left]));
    to[at] = takesRight ? from[right++] : from[left++];
  }
}

/** Returns whether a comparator puts `a` before `b`; what is no number counts as 0. */
function isLess(compare: Compare, a: unknown, b: unknown): boolean {
  return Number(compare(a, b)) < 0;
}

/**
 * Replaces the sorts of this realm that take a comparator, before they are metered. Without one the engines' own agree: nothing of the learner's is
 * called in an order that could show, but for the texts that objects turn into.
 */
export function replaceSorts(): void {
  const typedPrototype = Object.getPrototypeOf(Int8Array.prototype) as object;
  for (const prototype of [Array.prototype as object, typedPrototype]) {
    const nativeSort = Reflect.get(prototype, 'sort') as (this: unknown, compare?: unknown) => unknown;
    const nativeToSorted = Reflect.get(prototype, 'toSorted') as (this: unknown, compare?: unknown) => unknown;
    const nativeToReversed = Reflect.get(prototype, 'toReversed') as (this: unknown) => unknown;
    const { apply, defineProperty, getOwnPropertyDescriptor } = Reflect;
    const sorts = {
      sort(this: any, compare?: unknown): unknown {
        if (typeof compare !== 'function' || this === null || this === undefined) return apply(nativeSort, this, [compare]);
        sortElements(this, compare as Compare);
        return this;
      },
      toSorted(this: any, compare?: unknown): unknown {
        if (typeof compare !== 'function') return apply(nativeToSorted, this, [compare]);
        // A copy of the right kind and length, with holes filled, made without comparing anything.
        const copy = apply(nativeToReversed, this, []) as any;
        for (let at = 0; at < copy.length; at++) copy[at] = this[at];
        sortElements(copy, compare as Compare);
        return copy;
      },
    };
    for (const name of ['sort', 'toSorted'] as const) {
      const descriptor = getOwnPropertyDescriptor(prototype, name);
      if (descriptor) defineProperty(prototype, name, { ...descriptor, value: sorts[name] });
    }
  }
}

/** Sorts the elements of an array, a typed array or what looks like one; holes come to stand at the end. */
function sortElements(target: any, compare: Compare): void {
  const length = Number(target.length) || 0;
  const list: unknown[] = [];
  let count = 0;
  for (let at = 0; at < length; at++) if (at in target) list[count++] = target[at];
  stableSort(list, compare);
  for (let at = 0; at < count; at++) target[at] = list[at];
  for (let at = count; at < length; at++) if (at in target) delete target[at];
}
