import { useState } from 'react';

/** Which items of an editor are open. */
export interface OpenItems {
  isOpen(id: string): boolean;
  toggle(id: string): void;
  open(id: string): void;
}

/** Up to this many items are open until they are closed; of more, each is closed until it is opened. */
const mostOpen = 3;

/** Keeps which items are open. Few are open at first, so that nobody has to look for the fields. */
export function useOpenItems(countAtFirst: number): OpenItems {
  const [isOpenAtFirst] = useState(countAtFirst <= mostOpen);
  const [changed, setChanged] = useState<ReadonlyMap<string, boolean>>(new Map());
  const isOpen = (id: string): boolean => changed.get(id) ?? isOpenAtFirst;
  const set = (id: string, open: boolean): void => setChanged((before) => new Map(before).set(id, open));
  return { isOpen, toggle: (id) => set(id, !isOpen(id)), open: (id) => set(id, true) };
}
