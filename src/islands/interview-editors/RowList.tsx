import type { KeyboardEvent, ReactNode } from 'react';
import { useId } from 'react';
import { ItemButtons } from './ItemButtons.tsx';
import { insertItem, moveItem, replaceItem } from './list-edits.ts';

interface RowListProps<Item> {
  readonly title: string;
  /** One of them: "parameter". */
  readonly noun: string;
  readonly items: readonly Item[];
  readonly most: number;
  /** The path of the list: "operations[0].parameters"; the rows take the focus by it. */
  readonly path: string;
  readonly create: () => Item;
  /** What a row is called, "" where it has no name yet. */
  readonly nameOf: (item: Item) => string;
  readonly onChange: (items: readonly Item[]) => void;
  readonly onRemove: (index: number, what: string) => void;
  readonly onFocus: (key: string) => void;
  readonly children: (item: Item, change: (changed: Partial<Item>) => void, focusKey: string) => ReactNode;
  /** Further buttons beside "Add". */
  readonly more?: ReactNode;
}

/** Shows a list of rows of fields. Enter in a line of text adds a row behind its own. */
export function RowList<Item extends object>(props: RowListProps<Item>): ReactNode {
  const { title, noun, items, most, path, create, nameOf, onChange, onRemove, onFocus, children, more } = props;
  const id = useId();
  const isFull = items.length >= most;
  const add = (index: number): void => {
    if (isFull) return;
    onChange(insertItem(items, index, create()));
    onFocus(`${path}[${index}]`);
  };
  const addOnEnter = (event: KeyboardEvent, index: number): void => {
    const isLine = event.target instanceof HTMLInputElement && event.target.type === 'text';
    if (event.key !== 'Enter' || !isLine || event.nativeEvent.isComposing) return;
    event.preventDefault();
    add(index + 1);
  };
  const move = (index: number, by: -1 | 1): void => {
    onChange(moveItem(items, index, by));
    onFocus(`${path}[${index + by}] ${by < 0 ? 'up' : 'down'}`);
  };
  return (
    <div className="hr-ed-list" data-empty={items.length === 0 || undefined} role="group" aria-labelledby={id}>
      <p id={id} className="hr-ed-list-title">
        {title}
      </p>
      {items.map((item, index) => {
        const name = nameOf(item).trim();
        const what = `${noun} ${name === '' ? index + 1 : `“${name}”`}`;
        const focusKey = `${path}[${index}]`;
        return (
          <div
            // A row that comes or goes shifts the others: what was typed into them and not taken must not shift to its neighbour.
            key={`${items.length} ${index}`}
            className="hr-ed-row"
            role="group"
            aria-label={`${noun} ${index + 1}`}
            onKeyDown={(event) => addOnEnter(event, index)}
          >
            {children(item, (changed) => onChange(replaceItem(items, index, { ...item, ...changed })), focusKey)}
            <ItemButtons
              what={what}
              index={index}
              count={items.length}
              focusKey={focusKey}
              onMove={(by) => move(index, by)}
              onRemove={() => onRemove(index, `the ${what}`)}
            />
          </div>
        );
      })}
      <div className="hr-ed-buttons">
        <button type="button" className="hr-ed-add" aria-disabled={isFull} onClick={() => add(items.length)}>
          Add {/^[aeiou]/.test(noun) ? 'an' : 'a'} {noun}
        </button>
        {more}
        {isFull ? <span className="hr-ed-hint">{most} is the most.</span> : null}
      </div>
    </div>
  );
}
