/**
 * Several doubly linked lists over the same keys, in one typed array; a key is in at most one list at a time.
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
  // The node after node n, towards newer ones, is at 2n and the one before it at 2n + 1: side by side, as they are wanted together.
  const links = new Int32Array(2 * (keyCount + listCount));
  for (let node = keyCount; node < keyCount + listCount; node++) links[2 * node] = links[2 * node + 1] = node;

  function pushFront(list: number, key: number): void {
    const sentinel = keyCount + list;
    const first = links[2 * sentinel + 1]!;
    links[2 * key] = sentinel;
    links[2 * key + 1] = first;
    links[2 * first] = key;
    links[2 * sentinel + 1] = key;
  }

  function remove(key: number): void {
    const next = links[2 * key]!;
    const previous = links[2 * key + 1]!;
    links[2 * next + 1] = previous;
    links[2 * previous] = next;
  }

  const keyOrNone = (node: number): number => (node < keyCount ? node : -1);
  return {
    pushFront,
    remove,
    front: (list) => keyOrNone(links[2 * (keyCount + list) + 1]!),
    back: (list) => keyOrNone(links[2 * (keyCount + list)]!),
    towardsFront: (key) => keyOrNone(links[2 * key]!),
  };
}
