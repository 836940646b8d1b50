import type { ReactNode } from 'react';
import { useId } from 'react';
import { type Finding, isFoundAt } from '../../interview/finding.ts';
import { FindingDetails } from './FindingList.tsx';
import { ItemButtons } from './ItemButtons.tsx';

interface EditorItemProps {
  /** What it is, within a sentence: "the operation “make a link”". */
  readonly what: string;
  readonly title: string;
  /** A second line of the head, such as method and path. */
  readonly about: string;
  /** The path within the model: "operations[2]". */
  readonly path: string;
  readonly index: number;
  readonly count: number;
  readonly isOpen: boolean;
  readonly findings: readonly Finding[];
  readonly onToggle: () => void;
  readonly onMove: (by: -1 | 1) => void;
  readonly onRemove: () => void;
  readonly children: ReactNode;
}

/** Shows an item of an editor: a head that opens and closes it, what the rules find in it, and its fields. */
export function EditorItem(props: EditorItemProps): ReactNode {
  const { what, title, about, path, index, count, isOpen, findings, onToggle, onMove, onRemove, children } = props;
  const id = useId();
  const here = findings.filter((finding) => isFoundAt(finding, path));
  return (
    <li className="hr-ed-item">
      <div className="hr-ed-head">
        <button type="button" className="hr-ed-toggle" aria-expanded={isOpen} aria-controls={id} onClick={onToggle}>
          <span className="hr-ed-arrow" aria-hidden="true">
            {isOpen ? '▾' : '▸'}
          </span>
          <span className="hr-ed-title">
            {index + 1}. {title}
          </span>
          {about === '' ? null : <span className="hr-ed-about">{about}</span>}
          {here.length === 0 ? null : (
            <span className="hr-ed-count">
              {here.length}
              <span className="hr-ed-hidden">{here.length === 1 ? ' finding' : ' findings'}</span>
            </span>
          )}
        </button>
        <ItemButtons what={what} index={index} count={count} focusKey={path} onMove={onMove} onRemove={onRemove} />
      </div>
      <div id={id} className="hr-ed-body" role="group" aria-label={what} hidden={!isOpen}>
        {isOpen ? (
          <>
            <FindingDetails findings={here} label={`Findings on ${what}`} />
            {children}
          </>
        ) : null}
      </div>
    </li>
  );
}
