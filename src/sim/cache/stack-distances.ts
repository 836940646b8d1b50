/**
 * Counts hits of LRU at every capacity in one pass: returns `hits`, where hits[c] is the number of hits with capacity c, for
 * c = 0 to keyCount. Calls `onSlice(done)` about every `sliceLength` requests; time O(n log keyCount), memory 16 bytes a key.
 * Source: stack distances of R. L. Mattson, J. Gecsei, D. R. Slutz, I. L. Traiger, "Evaluation techniques for storage hierarchies",
 * IBM Systems Journal 9(2), 1970; counted with the tree of P. M. Fenwick, "A new data structure for cumulative frequency tables",
 * Software: Practice and Experience 24(3), 1994.
 */
export function* countLruHits(keys: Int32Array, keyCount: number, sliceLength: number): Generator<number, Float64Array> {
  const distances = createStackDistances(keyCount);
  const hits = new Float64Array(keyCount + 1);
  for (let i = 0; i < keys.length; i++) {
    const distance = distances.access(keys[i]!);
    if (distance > 0) hits[distance]!++;
    if ((i + 1) % sliceLength === 0) yield i + 1;
  }
  for (let capacity = 1; capacity <= keyCount; capacity++) hits[capacity]! += hits[capacity - 1]!;
  return hits;
}

/** Tells how many distinct keys, the asked one included, were asked for since it was last: LRU hits exactly when that fits. */
export interface StackDistances {
  /** Returns the stack distance, from 1, or 0 when the key is new. */
  access(key: number): number;
}

/** Creates the counter of stack distances over keys 0 to keyCount - 1. */
export function createStackDistances(keyCount: number): StackDistances {
  // Places in time, 1 to span; a key stands at its last request. Once they are used up, the keys move down to the first places.
  const span = Math.max(64, 2 * keyCount);
  const tree = new Int32Array(span + 1);
  const placeOf = new Int32Array(keyCount);
  const keyAt = new Int32Array(span + 1).fill(-1);
  let seen = 0;
  let last = 0;

  function add(place: number, amount: number): void {
    for (let node = place; node <= span; node += node & -node) tree[node]! += amount;
  }

  function countUpTo(place: number): number {
    let sum = 0;
    for (let node = place; node > 0; node -= node & -node) sum += tree[node]!;
    return sum;
  }

  function compact(): void {
    let filled = 0;
    for (let place = 1; place <= span; place++) {
      const key = keyAt[place]!;
      keyAt[place] = -1;
      if (key < 0) continue;
      keyAt[++filled] = key;
      placeOf[key] = filled;
    }
    // A node holds the sum of the (node & -node) places up to it, of which those up to `filled` are taken.
    for (let node = 1; node <= span; node++) {
      const below = node - (node & -node);
      tree[node] = Math.max(0, Math.min(node, filled) - below);
    }
    last = filled;
  }

  function access(key: number): number {
    const place = placeOf[key]!;
    let distance = 0;
    if (place > 0) {
      distance = seen - countUpTo(place) + 1;
      add(place, -1);
      keyAt[place] = -1;
    } else seen++;
    // Forgotten for the moment, the key is not among those a compaction moves.
    if (last === span) compact();
    placeOf[key] = ++last;
    keyAt[last] = key;
    add(last, 1);
    return distance;
  }

  return { access };
}
