/** Counts the entries that the learner's code keeps in collections, as far as built-ins tell. Watches only when told to. */
export interface Holdings {
  /** Notes that a built-in of a Map, Set or array was called on it. */
  touch(collection: unknown): void;
  /** Notes something that `new` made. */
  made(value: unknown): void;
  /** Watches the making of an object, forgetting what was seen before. */
  watchMaking(): void;
  /** Watches calls on it. Arrays that `new` made with it stay counted; all else counts once it is touched. */
  watchCalls(): void;
  /** Tells that another call begins. */
  nextCall(): void;
  /** Stops watching. */
  rest(): void;
  /**
   * Returns the entries of all Maps, Sets and arrays touched since it was last asked, as they are now, and those of arrays made by
   * length and of typed arrays. A member of a Map or Set is an entry, four elements of an array are one, and 32 bytes of a typed array. What only one call ever touched is not kept and does not count; what has been dropped is not touched
   * any more, so it stops counting by itself. May run traps of the learner's code: give it steps.
   */
  take(): number;
}

const { apply, getOwnPropertyDescriptor } = Reflect;
const isArray = Array.isArray;
const isView = ArrayBuffer.isView;
const sizeGetters = [Map, Set].map((owner) => getOwnPropertyDescriptor(owner.prototype, 'size')!.get!);
/** About what a member of a Map takes: key, value and link, and its share of the buckets. */
const bytesPerEntry = 32;
const elementsPerEntry = 4;

/** Creates holdings that watch nothing yet. Call before built-ins are metered: it must not charge, nor watch itself. */
export function createHoldings(): Holdings {
  const uncurried = (method: unknown) =>
    Function.prototype.call.bind(method as never) as (set: Set<unknown>, argument?: unknown) => unknown;
  const add = uncurried(Set.prototype.add);
  const clear = uncurried(Set.prototype.clear);
  const forEach = uncurried(Set.prototype.forEach);
  const has = uncurried(Set.prototype.has);
  const firstCallOf = Function.prototype.call.bind(WeakMap.prototype.get) as unknown as (map: object, key: unknown) => number | undefined;
  const noteFirstCall = Function.prototype.call.bind(WeakMap.prototype.set) as unknown as (map: object, key: unknown, call: number) => void;
  /** The call that touched a collection first. */
  const firstCalls = new WeakMap<object, number>();
  let call = 0;
  /** Collections that an earlier call had touched, too. */
  const touched = new Set<unknown>();
  /** Arrays made while the object was. */
  const kept = new Set<unknown>();
  /** Arrays made later, by kind and length: one like another is taken to replace it. */
  let later: Record<string, unknown> = {};
  let state: 'resting' | 'making' | 'calling' = 'resting';

  function made(value: unknown): void {
    if (state === 'resting' || !(isView(value) || isArray(value))) return;
    if (state === 'making') add(kept, value);
    else later[`${isView(value) ? value.byteLength : `array ${value.length}`}`] = value;
  }

  return {
    touch(collection) {
      if (state !== 'calling' || typeof collection !== 'object' || collection === null) return;
      const first = firstCallOf(firstCalls, collection);
      if (first === undefined) noteFirstCall(firstCalls, collection, call);
      else if (first !== call) add(touched, collection);
    },
    made,
    watchMaking() {
      clear(touched);
      clear(kept);
      later = {};
      state = 'making';
    },
    watchCalls() {
      clear(touched);
      state = 'calling';
    },
    nextCall() {
      call += 1;
    },
    rest() {
      state = 'resting';
    },
    take() {
      const counted = new Set<unknown>();
      let entries = 0;
      const count = (value: unknown) => {
        if (has(counted, value)) return;
        add(counted, value);
        entries += entriesOf(value);
      };
      forEach(kept, count);
      forEach(touched, count);
      for (const key in later) count(later[key]);
      clear(touched);
      return entries;
    },
  };
}

function entriesOf(value: unknown): number {
  if (isView(value)) return Math.ceil(value.byteLength / bytesPerEntry);
  for (const size of sizeGetters) {
    try {
      return apply(size, value, []) as number;
    } catch {
      // It is not one of these.
    }
  }
  try {
    // The length of a proxy is whatever it says; all it can do by lying is hide.
    const length = isArray(value) ? Number(value.length) : 0;
    return length >= 0 && length < Infinity ? Math.ceil(length / elementsPerEntry) : 0;
  } catch {
    return 0;
  }
}
