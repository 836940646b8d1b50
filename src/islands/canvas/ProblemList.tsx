import type { ReactNode } from 'react';
import { useId } from 'react';
import { nameConnection } from './connection-words.ts';
import { readKey } from './selection.ts';
import { plural } from './summary.ts';
import type { DesignEditor } from './use-design-editor.ts';

/** Shows what is wrong with the drawing, what to do about it, and a button that goes there. */
export function ProblemList({ editor }: { readonly editor: DesignEditor }): ReactNode {
  const id = useId();
  const { problems, design } = editor;
  const isEmpty = design.components.length === 0;
  const words = isEmpty
    ? ''
    : problems.length === 0
      ? 'Nothing is wrong with the structure.'
      : `${plural(problems.length, 'thing')} to mend`;
  return (
    <section className="hr-canvas-problems" aria-labelledby={id}>
      <p className="hr-canvas-subtitle" id={id} role="status">
        {words}
      </p>
      {problems.length === 0 ? null : (
        <ul>
          {problems.map(({ about, severity, message, remedy }) => (
            <li key={`${about} ${message}`} className={`hr-canvas-${severity}`}>
              <span>
                <strong>{severity === 'error' ? 'Cannot run' : 'Look again'}:</strong> {message} {remedy}
              </span>
              {about === undefined ? null : (
                <button type="button" onClick={() => editor.select([about])}>
                  Show {nameOf(editor, about)}
                </button>
              )}
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

function nameOf({ design, kinds }: DesignEditor, key: string): string {
  const { kind, id } = readKey(key);
  if (kind !== 'connection') return design[`${kind}s`].find((one) => one.id === id)?.name ?? id;
  const connection = design.connections.find((one) => one.id === id);
  return connection ? nameConnection(design, connection, kinds) : id;
}
