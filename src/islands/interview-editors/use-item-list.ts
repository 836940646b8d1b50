import { insertItem, moveItem, removeItem, replaceItem } from './list-edits.ts';
import { useOpenItems } from './use-open-items.ts';
import type { StructuredText } from './use-structured-text.ts';

/** Where a model keeps the items of its editor. */
export interface ItemPlace<Model, Item> {
  /** What paths call the list: "operations". */
  readonly name: string;
  /** The most items that it holds. */
  readonly most: number;
  get(model: Model): readonly Item[];
  /** Returns the model with other items. */
  put(model: Model, items: readonly Item[]): Model;
}

/** What the buttons of an editor and of its items do. */
export interface ItemList<Item> {
  readonly isFull: boolean;
  isOpen(id: string): boolean;
  toggle(id: string): void;
  /** Adds an item at the end, open and with the focus; nothing where the list is full. */
  add(create: () => Item): void;
  move(index: number, by: -1 | 1): void;
  replace(index: number, item: Item): void;
  /** Removes an item; an undo puts it back while there is room. */
  remove(index: number, what: string): void;
  /** Removes a row from a list of an item; an undo puts it back while the item is there and has room, `mostRows` at most. */
  removeRow(index: number, list: keyof Item, at: number, mostRows: number, what: string): void;
  /** Opens the item that a path leads into, and moves the focus there. */
  goTo(path: string): void;
}

/** Edits the items of a model that is edited as a text. `place` must stay the same. */
export function useItemList<Model, Item extends { readonly id: string }>(
  edited: StructuredText<Model>,
  model: Model,
  { name, most, get, put }: ItemPlace<Model, Item>,
): ItemList<Item> {
  const items = get(model);
  const open = useOpenItems(items.length);
  const isFull = items.length >= most;
  const change = (changed: readonly Item[]): void => edited.change(put(model, changed));
  return {
    isFull,
    isOpen: open.isOpen,
    toggle: open.toggle,
    add(create) {
      if (isFull) return;
      const item = create();
      open.open(item.id);
      change([...items, item]);
      edited.focus(`${name}[${items.length}]`);
    },
    move(index, by) {
      change(moveItem(items, index, by));
      edited.focus(`${name}[${index + by}] ${by < 0 ? 'up' : 'down'}`);
    },
    replace: (index, item) => change(replaceItem(items, index, item)),
    remove(index, what) {
      const item = items[index]!;
      const restore = (now: Model): Model => (get(now).length >= most ? now : put(now, insertItem(get(now), index, item)));
      edited.remove(put(model, removeItem(items, index)), { what, restore });
    },
    removeRow(index, list, at, mostRows, what) {
      const item = items[index]!;
      const rowsOf = (one: Item): readonly unknown[] => one[list] as readonly unknown[];
      const row = rowsOf(item)[at];
      const restoreIn = (old: Item): Item =>
        old.id !== item.id || rowsOf(old).length >= mostRows ? old : { ...old, [list]: insertItem(rowsOf(old), at, row) };
      const removed = { ...item, [list]: removeItem(rowsOf(item), at) };
      edited.remove(put(model, replaceItem(items, index, removed)), { what, restore: (now) => put(now, get(now).map(restoreIn)) });
    },
    goTo(path) {
      const item = path.startsWith(`${name}[`) ? items[Number(/\[(\d+)\]/.exec(path)?.[1])] : undefined;
      if (!item) return;
      open.open(item.id);
      edited.focus(path);
    },
  };
}
