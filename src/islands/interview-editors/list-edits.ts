/** Returns a list with another item at a place. */
export function replaceItem<Item>(list: readonly Item[], index: number, item: Item): Item[] {
  return list.map((old, at) => (at === index ? item : old));
}

/** Returns a list with an item put in at a place, at the end where the list is shorter. */
export function insertItem<Item>(list: readonly Item[], index: number, item: Item): Item[] {
  return list.toSpliced(index, 0, item);
}

/** Returns a list without the item at a place. */
export function removeItem<Item>(list: readonly Item[], index: number): Item[] {
  return list.toSpliced(index, 1);
}

/** Returns a list with an item exchanged with its neighbour: -1 the one before it, 1 the one behind; the list itself where there is none. */
export function moveItem<Item>(list: readonly Item[], index: number, by: -1 | 1): readonly Item[] {
  const neighbour = list[index + by];
  if (neighbour === undefined) return list;
  return replaceItem(replaceItem(list, index + by, list[index]!), index, neighbour);
}

/** Reads names that are written with commas: "owner, made" is two. Empty ones and repeats are dropped. */
export function splitNames(text: string): string[] {
  const names = text.split(',').map((name) => name.trim());
  return [...new Set(names)].filter((name) => name !== '');
}

/** Returns a new id that begins with a prefix; that of a thing removed never comes again, so that nothing refers to the wrong one. */
export function newId(prefix: string): string {
  const bytes = crypto.getRandomValues(new Uint8Array(6));
  return `${prefix}-${Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')}`;
}
