import type { ReactNode } from 'react';
import { useId } from 'react';
import type { Component, Connection } from '../../design/index.ts';
import { removeSelected } from './bulk-edits.ts';
import { componentOf } from './connection-words.ts';
import { KindIcon } from './KindIcon.tsx';
import { isInGroup } from './geometry.ts';
import { kindTexts } from './kind-texts.ts';
import { SidePanel } from './SidePanel.tsx';
import { itemKey } from './selection.ts';
import { labelConnection, summarise } from './summary.ts';
import type { DesignEditor } from './use-design-editor.ts';

interface OutlineProps {
  readonly editor: DesignEditor;
  /** True: the settings of the thing that is selected open below it. */
  readonly hasPanels: boolean;
}

/** Shows a design as a list of components with their connections; everything that the canvas can do can be done from here. */
export function OutlineView({ editor, hasPanels }: OutlineProps): ReactNode {
  const id = useId();
  const { design } = editor;
  return (
    <section className="hr-canvas-outline" aria-labelledby={id}>
      <p className="hr-canvas-subtitle" id={id}>
        Outline
      </p>
      {design.components.length === 0 ? (
        <p className="hr-canvas-help">Nothing has been drawn yet. Add components with the buttons above.</p>
      ) : null}
      <ul>
        {design.components.map((component) => (
          <ComponentItem key={component.id} editor={editor} hasPanels={hasPanels} component={component} />
        ))}
        {design.groups.map((group) => {
          const inside = design.components.filter((one) => isInGroup(one, group, design.groups));
          return (
            <li key={`group ${group.id}`} className="hr-canvas-item">
              <ItemRow editor={editor} hasPanels={hasPanels} itemKey={itemKey('group', group.id)} name={group.name}>
                <span className="hr-canvas-palette-box" aria-hidden="true" />
                <span>
                  <strong>{group.name}</strong> <span>{group.kind}</span>
                </span>
              </ItemRow>
              <p className="hr-canvas-help">
                {inside.length === 0 ? 'holds nothing' : `holds ${inside.map(({ name }) => name).join(', ')}`}
              </p>
            </li>
          );
        })}
      </ul>
    </section>
  );
}

function ComponentItem({ editor, hasPanels, component }: OutlineProps & { readonly component: Component }): ReactNode {
  const { design, marks } = editor;
  const { id, name, kind } = component;
  const summary = summarise(component);
  const mark = marks?.get(id);
  const leaving = design.connections.filter(({ from }) => from === id);
  return (
    <li className="hr-canvas-item">
      <ItemRow editor={editor} hasPanels={hasPanels} itemKey={itemKey('component', id)} name={name}>
        <KindIcon kind={kind} />
        <span>
          <strong>{name}</strong>{' '}
          <span>
            {kindTexts[kind].name}
            {summary === '' ? '' : `: ${summary}`}
          </span>
        </span>
        {mark ? <span className={`hr-canvas-mark hr-canvas-tone-${mark.tone}`}>{mark.label}</span> : null}
      </ItemRow>
      {leaving.length === 0 ? null : (
        <ul aria-label={`Connections from ${name}`}>
          {leaving.map((connection) => (
            <ConnectionItem key={connection.id} editor={editor} hasPanels={hasPanels} connection={connection} />
          ))}
        </ul>
      )}
    </li>
  );
}

function ConnectionItem({ editor, hasPanels, connection }: OutlineProps & { readonly connection: Connection }): ReactNode {
  const to = componentOf(editor.design, connection.to)?.name ?? connection.to;
  const label = labelConnection(connection, editor.kinds);
  return (
    <li>
      <ItemRow editor={editor} hasPanels={hasPanels} itemKey={itemKey('connection', connection.id)} name={`the connection to ${to}`}>
        <span>
          → {to}
          {connection.kind === 'sync' ? ', sync' : ''}
          {label === '' ? '' : `, ${label}`}
        </span>
      </ItemRow>
    </li>
  );
}

interface ItemRowProps extends OutlineProps {
  readonly itemKey: string;
  readonly name: string;
  readonly children: ReactNode;
}

function ItemRow({ editor, hasPanels, itemKey: key, name, children }: ItemRowProps): ReactNode {
  const isSelected = editor.selected.has(key);
  return (
    <>
      <div className="hr-canvas-item-row">
        <input
          type="checkbox"
          checked={isSelected}
          aria-label={`Select ${name} too`}
          onChange={() => editor.adjustSelection(new Map([[key, !isSelected]]))}
        />
        <button type="button" className="hr-canvas-item-name" aria-pressed={isSelected} onClick={() => editor.select([key])}>
          {children}
        </button>
        {editor.readOnly ? null : (
          <button type="button" aria-label={`Take out ${name}`} onClick={() => editor.take(removeSelected(editor.design, new Set([key])))}>
            ×
          </button>
        )}
      </div>
      {hasPanels && isSelected && editor.selected.size === 1 ? <SidePanel editor={editor} /> : null}
    </>
  );
}
