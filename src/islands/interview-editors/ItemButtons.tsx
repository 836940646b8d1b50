import type { ReactNode } from 'react';

interface ItemButtonsProps {
  /** What is moved and removed, within a sentence: "the parameter “code”". */
  readonly what: string;
  readonly index: number;
  readonly count: number;
  /** Names this item among the places that take the focus. */
  readonly focusKey: string;
  readonly onMove: (by: -1 | 1) => void;
  readonly onRemove: () => void;
}

/** Shows buttons to move an item up and down among its neighbours, and to remove it. */
export function ItemButtons({ what, index, count, focusKey, onMove, onRemove }: ItemButtonsProps): ReactNode {
  // Not disabled at the ends: a button that is would lose the focus of who moves an item there.
  const move = (by: -1 | 1, name: string, sign: string, isEnd: boolean): ReactNode => (
    <button
      type="button"
      className="hr-ed-small"
      aria-label={`Move ${what} ${name}`}
      title={`Move ${name}`}
      aria-disabled={isEnd}
      data-focus={`${focusKey} ${name}`}
      onClick={() => {
        if (!isEnd) onMove(by);
      }}
    >
      <span aria-hidden="true">{sign}</span>
    </button>
  );
  return (
    <span className="hr-ed-item-buttons">
      {count > 1 ? (
        <>
          {move(-1, 'up', '↑', index === 0)}
          {move(1, 'down', '↓', index === count - 1)}
        </>
      ) : null}
      <button type="button" className="hr-ed-small" aria-label={`Remove ${what}`} title="Remove" onClick={onRemove}>
        <span aria-hidden="true">×</span>
      </button>
    </span>
  );
}
