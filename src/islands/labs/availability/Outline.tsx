import type { KeyboardEvent, ReactNode } from 'react';
import { useEffect, useId, useRef } from 'react';
import { blockAt, listBlocks, removeBlock } from './edits.ts';
import type { Block, Path } from './settings.ts';
import type { AvailabilityState } from './use-availability.ts';
import { nameGroup } from './words.ts';

/** Shows the diagram as a tree to walk with the arrow keys; the piece walked to is the one that edits work on. */
export function Outline({ lab }: { readonly lab: AvailabilityState }): ReactNode {
  const id = useId();
  const tree = useRef<HTMLUListElement>(null);
  const mayTakeFocus = useRef(false);
  const { root } = lab.link.settings;
  const selectedKey = lab.selected.join('.');

  useEffect(() => {
    if (!mayTakeFocus.current) return;
    mayTakeFocus.current = false;
    tree.current?.querySelector<HTMLElement>('[aria-selected="true"]')?.focus();
  }, [selectedKey, root]);

  function go(path: Path | undefined): void {
    if (!path) return;
    mayTakeFocus.current = true;
    lab.select(path);
  }

  function onKeyDown(event: KeyboardEvent): void {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const all = listBlocks(root);
    const at = all.findIndex(({ path }) => path.join('.') === selectedKey);
    const moves: Readonly<Record<string, () => void>> = {
      ArrowDown: () => go(all[at + 1]?.path),
      ArrowUp: () => go(all[at - 1]?.path),
      Home: () => go([]),
      End: () => go(all.at(-1)?.path),
      ArrowLeft: () => go(lab.selected.length === 0 ? undefined : lab.selected.slice(0, -1)),
      ArrowRight: () => go(blockAt(root, [...lab.selected, 0]) ? [...lab.selected, 0] : undefined),
      Delete: () => {
        const removed = removeBlock(lab.link.settings, lab.selected);
        if (!removed) return;
        mayTakeFocus.current = true;
        lab.apply(removed);
      },
    };
    const move = moves[event.key];
    if (!move) return;
    event.preventDefault();
    move();
  }

  return (
    <div>
      <p className="hr-lab-subtitle" id={id}>
        Outline
      </p>
      <ul ref={tree} role="tree" aria-labelledby={id} className="hr-avail-tree" onKeyDown={onKeyDown}>
        {listBlocks(root).map(({ block, path }) => (
          <Item key={path.join('.')} lab={lab} block={block} path={path} onSelect={go} />
        ))}
      </ul>
      <p className="hr-lab-about">Arrow keys walk the outline, Delete removes, Ctrl+Z takes back.</p>
    </div>
  );
}

interface ItemProps {
  readonly lab: AvailabilityState;
  readonly block: Block;
  readonly path: Path;
  readonly onSelect: (path: Path) => void;
}

function Item({ lab, block, path, onSelect }: ItemProps): ReactNode {
  const isSelected = path.join('.') === lab.selected.join('.');
  const parent = path.length === 0 ? undefined : blockAt(lab.link.settings.root, path.slice(0, -1));
  return (
    <li
      role="treeitem"
      aria-level={path.length + 1}
      aria-posinset={(path.at(-1) ?? 0) + 1}
      aria-setsize={parent && parent.kind !== 'place' ? parent.of.length : 1}
      aria-selected={isSelected}
      className="hr-avail-item"
      style={{ marginInlineStart: `${path.length * 1.25}rem` }}
      tabIndex={isSelected ? 0 : -1}
      onClick={() => onSelect(path)}
    >
      {block.kind === 'place' ? <PlaceLabel lab={lab} part={block.part} /> : nameGroup(block)}
    </li>
  );
}

function PlaceLabel({ lab, part }: { readonly lab: AvailabilityState; readonly part: number }): ReactNode {
  const { name, percent } = lab.link.settings.parts[part]!;
  const assessed = lab.shown?.parts[part];
  return (
    <>
      {name}, {percent}%
      {assessed?.isSinglePoint ? (
        <>
          , <strong className="hr-avail-point">single point of failure</strong>
        </>
      ) : null}
      {(assessed?.places ?? 0) > 1 ? `, in ${assessed!.places} places` : ''}
    </>
  );
}
