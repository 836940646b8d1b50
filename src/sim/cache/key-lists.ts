/**
 * Several doubly linked lists over the same keys, in two typed arrays; a key is in at most one list at a time.
 * Lists are numbered from 0. The front is the newest end by convention, the back the oldest.
 */
export interface KeyLists {
  /** Puts a key, which must be in no list, at the front of a list. */
  pushFront(list: number, key: number): void;
  /** Takes a key out of the list it is in; it must be in one. */
  remove(key: number): void;
  /** Returns the key at the front, or -1 when the list is empty. */
  front(list: number): number;
  /** Returns the key at the back, or -1 when the list is empty. */
  back(list: number): number;
  /** Returns the neighbour on the way to the front, or -1 when the key is at the front. */
  towardsFront(key: number): number;
}

/** Creates `listCount` empty lists over keys 0 to keyCount - 1; 8 bytes a key. */
export function createKeyLists(keyCount: number, listCount: number): KeyLists {
  // List i is a ring through the sentinel node keyCount + i, which spares every empty-list case.
  const newer = new Int32Array(keyCount + listCount);
  const older = new Int32Array(keyCount + listCount);
  for (let node = keyCount; node < keyCount + listCount; node++) newer[node] = older[node] = node;

  function pushFront(list: number, key: number): void {
    const sentinel = keyCount + list;
    const first = older[sentinel]!;
    newer[key] = sentinel;
    older[key] = first;
    newer[first] = key;
    older[sentinel] = key;
  }

  function remove(key: number): void {
    const next = newer[key]!;
    const previous = older[key]!;
    older[next] = previous;
    newer[previous] = next;
  }

  const keyOrNone = (node: number): number => (node < keyCount ? node : -1);
  return {
    pushFront,
    remove,
    front: (list) => keyOrNone(older[keyCount + list]!),
    back: (list) => keyOrNone(newer[keyCount + list]!),
    towardsFront: (key) => keyOrNone(newer[key]!),
  };
}
