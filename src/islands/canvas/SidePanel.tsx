import type { ReactNode } from 'react';
import { useId } from 'react';
import { ComponentPanel } from './ComponentPanel.tsx';
import { ConnectionPanel } from './ConnectionPanel.tsx';
import { nameConnection } from './connection-words.ts';
import { GroupPanel } from './GroupPanel.tsx';
import { plural } from './summary.ts';
import type { DesignEditor } from './use-design-editor.ts';

/** Shows the settings of what is selected, and what can be done with it. */
export function SidePanel({ editor }: { readonly editor: DesignEditor }): ReactNode {
  const id = useId();
  const { components, connections, groups } = editor.items;
  const count = components.length + connections.length + groups.length;
  const [component, connection, group] = count === 1 ? [components[0], connections[0], groups[0]] : [];
  const title = component?.name ?? group?.name ?? (connection ? nameConnection(editor.design, connection, editor.kinds) : undefined);
  return (
    <section className="hr-canvas-panel" aria-labelledby={id}>
      <p className="hr-canvas-subtitle" id={id}>
        {title ?? (count === 0 ? 'Nothing is selected' : `${plural(count, 'thing')} selected`)}
      </p>
      {component ? <ComponentPanel key={component.id} editor={editor} component={component} /> : null}
      {connection ? <ConnectionPanel key={connection.id} editor={editor} connection={connection} /> : null}
      {group ? <GroupPanel key={group.id} editor={editor} group={group} /> : null}
      {count === 0 ? <p className="hr-canvas-help">Select a component, a connection or a region to see its settings.</p> : null}
      {count === 0 || editor.readOnly ? null : <Actions editor={editor} hasComponents={components.length > 0} />}
    </section>
  );
}

function Actions({ editor, hasComponents }: { readonly editor: DesignEditor; readonly hasComponents: boolean }): ReactNode {
  return (
    <div className="hr-canvas-row">
      {hasComponents ? (
        <>
          <button type="button" onClick={editor.duplicate}>
            Duplicate
          </button>
          <button type="button" onClick={() => editor.group('region')}>
            Put a region around
          </button>
          <button type="button" onClick={() => editor.group('zone')}>
            Put a zone around
          </button>
        </>
      ) : null}
      <button type="button" onClick={editor.remove}>
        Take out
      </button>
    </div>
  );
}
