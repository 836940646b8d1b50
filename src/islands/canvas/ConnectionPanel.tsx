import type { ReactNode } from 'react';
import { type Connection, connectionKinds, designSchema } from '../../design/index.ts';
import { ChoiceInput } from './ChoiceInput.tsx';
import { componentOf, connectionWords } from './connection-words.ts';
import { changeConnection, reconnect, reorderConnection } from './design-edits.ts';
import { NumberInput } from './NumberInput.tsx';
import type { DesignEditor } from './use-design-editor.ts';

interface ConnectionPanelProps {
  readonly editor: DesignEditor;
  readonly connection: Connection;
}

const shape = designSchema.shape.connections.def.element.shape;

const callFields = [
  { field: 'roundTripMs', label: 'Round trip', unit: 'ms', help: 'There and back, beside the work at its end.' },
  { field: 'timeoutMs', label: 'Time-out', unit: 'ms', help: 'How long the caller waits before it counts the call as failed.' },
  { field: 'retries', label: 'Retries', help: 'Further attempts after one that failed. They are load too.' },
  { field: 'retryDelayMs', label: 'Pause before a retry', unit: 'ms', help: 'Without one, retries come all at once.' },
] as const;

/** Shows the settings of a connection: its kind, the kinds of request it serves, its times, and its place in the order of calls. */
export function ConnectionPanel({ editor, connection }: ConnectionPanelProps): ReactNode {
  const { design, readOnly: isOff = false } = editor;
  const { id, kind } = connection;
  const change = (after: Partial<Omit<Connection, 'id'>>, gesture?: string): void =>
    editor.change(changeConnection(design, id, after), '', gesture);
  return (
    <>
      <EndFields editor={editor} connection={connection} />
      <ChoiceInput
        label="Kind"
        help={connectionWords[kind].about}
        options={connectionKinds.map((one) => [one, connectionWords[one].name])}
        value={kind}
        isOff={isOff}
        onChange={(value) => change({ kind: value as Connection['kind'] })}
      />
      <ForField editor={editor} connection={connection} />
      {kind === 'sync'
        ? callFields.map(({ field, ...text }) => (
            <NumberInput
              key={`${id} ${field}`}
              text={text}
              schema={shape[field]}
              value={connection[field]}
              isOff={isOff}
              onChange={(value) => change({ [field]: value ?? 0 }, `connection ${id} ${field}`)}
            />
          ))
        : null}
      <OrderButtons editor={editor} connection={connection} />
    </>
  );
}

/** Where the connection begins and ends. Every component can be chosen: what cannot be is said, with the reason, and nothing changes. */
function EndFields({ editor, connection }: ConnectionPanelProps): ReactNode {
  const { design, readOnly: isOff = false } = editor;
  const { id, from, to } = connection;
  const options = design.components.map((one) => [one.id, one.name] as const);
  return (
    <>
      <ChoiceInput
        label="From"
        options={options}
        value={from}
        isOff={isOff}
        onChange={(value) => editor.take(reconnect(design, id, value, to))}
      />
      <ChoiceInput
        label="To"
        options={options}
        value={to}
        isOff={isOff}
        onChange={(value) => editor.take(reconnect(design, id, from, value))}
      />
    </>
  );
}

function ForField({ editor, connection }: ConnectionPanelProps): ReactNode {
  const { design, kinds, readOnly: isOff = false } = editor;
  const { id, for: only } = connection;
  // Ids that the load no longer has are shown too: they can only be taken out where they are seen.
  const known = [...kinds, ...(only ?? []).filter((one) => !kinds.some((kind) => kind.id === one)).map((one) => ({ id: one, name: one }))];
  if (known.length === 0) return null;
  const put = (after: readonly string[] | undefined): void => editor.change(changeConnection(design, id, { for: after }));
  return (
    <fieldset className="hr-canvas-for">
      <legend>Serves</legend>
      <label>
        <input
          type="checkbox"
          checked={only === undefined}
          disabled={isOff}
          onChange={() => put(only === undefined ? known.map((one) => one.id) : undefined)}
        />
        all kinds of request
      </label>
      {known.map((kind) => (
        <label key={kind.id}>
          <input
            type="checkbox"
            checked={only === undefined || only.includes(kind.id)}
            disabled={isOff || only === undefined}
            onChange={(event) => put(event.target.checked ? [...(only ?? []), kind.id] : (only ?? []).filter((one) => one !== kind.id))}
          />
          {kind.name}
        </label>
      ))}
    </fieldset>
  );
}

function OrderButtons({ editor, connection }: ConnectionPanelProps): ReactNode {
  const { design, readOnly } = editor;
  const siblings = design.connections.filter(({ from }) => from === connection.from);
  const at = siblings.indexOf(connection);
  if (siblings.length < 2) return null;
  const from = componentOf(design, connection.from)?.name ?? connection.from;
  return (
    <div className="hr-canvas-field">
      <p>
        {from} uses this one as number {at + 1} of {siblings.length}.
      </p>
      {readOnly ? null : (
        <div className="hr-canvas-row">
          <button
            type="button"
            aria-disabled={at === 0}
            onClick={() => editor.change(reorderConnection(design, connection.id, -1), `Now number ${at} of ${siblings.length}.`)}
          >
            Use earlier
          </button>
          <button
            type="button"
            aria-disabled={at === siblings.length - 1}
            onClick={() => editor.change(reorderConnection(design, connection.id, 1), `Now number ${at + 2} of ${siblings.length}.`)}
          >
            Use later
          </button>
        </div>
      )}
    </div>
  );
}
