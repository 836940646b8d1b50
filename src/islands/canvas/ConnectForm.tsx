import type { ReactNode } from 'react';
import { useId, useState } from 'react';
import { type Component, type Connection, connectionKinds } from '../../design/index.ts';
import { connect } from './design-edits.ts';
import { connectionWords } from './connection-words.ts';
import type { DesignEditor } from './use-design-editor.ts';

/** Offers to connect a component to another one, with ordinary controls. */
export function ConnectForm({ editor, from }: { readonly editor: DesignEditor; readonly from: Component }): ReactNode {
  const id = useId();
  const [to, setTo] = useState('');
  const [kind, setKind] = useState<Connection['kind'] | 'usual'>('usual');
  const others = editor.design.components.filter((one) => one.id !== from.id);
  const target = others.some((one) => one.id === to) ? to : (others[0]?.id ?? '');
  if (others.length === 0) return <p className="hr-canvas-help">Add another component to connect it to.</p>;
  return (
    <div className="hr-canvas-connect" role="group" aria-label={`Connect ${from.name}`}>
      <div className="hr-canvas-field">
        <label htmlFor={`${id}-to`}>Connect to</label>
        <select id={`${id}-to`} value={target} onChange={(event) => setTo(event.target.value)}>
          {others.map((one) => (
            <option key={one.id} value={one.id}>
              {one.name}
            </option>
          ))}
        </select>
      </div>
      <div className="hr-canvas-field">
        <label htmlFor={`${id}-kind`}>Kind</label>
        <select id={`${id}-kind`} value={kind} onChange={(event) => setKind(event.target.value as Connection['kind'] | 'usual')}>
          <option value="usual">as usual between the two</option>
          {connectionKinds.map((one) => (
            <option key={one} value={one}>
              {connectionWords[one].name}
            </option>
          ))}
        </select>
      </div>
      <button
        type="button"
        onClick={() => {
          const outcome = connect(editor.design, from.id, target, kind === 'usual' ? undefined : kind);
          // The component stays selected, so that the next one can be connected.
          editor.take(outcome.ok ? { ok: true, design: outcome.design, said: outcome.said } : outcome);
        }}
      >
        Connect
      </button>
    </div>
  );
}
