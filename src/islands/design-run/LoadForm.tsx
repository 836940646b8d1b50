import type { ReactNode } from 'react';
import { useId } from 'react';
import { anotherKind, type KindForm, mostKinds } from './free-load.ts';

interface LoadFormProps {
  readonly kinds: readonly KindForm[];
  readonly problems: readonly string[];
  readonly onChange: (kinds: readonly KindForm[]) => void;
}

/** Lets a load be typed: kinds of request, each with its rate, its keys and what is wanted of it. */
export function LoadForm({ kinds, problems, onChange }: LoadFormProps): ReactNode {
  const id = useId();
  const change = (index: number, part: Partial<KindForm>): void =>
    onChange(kinds.map((kind, at) => (at === index ? { ...kind, ...part } : kind)));
  return (
    <div className="hr-run-load">
      {kinds.map((kind, index) => {
        const typed = (label: string, field: 'name' | 'ratePerSecond' | 'keys' | 'p99Ms', hint?: string): ReactNode => (
          <div className="hr-lab-field">
            <label htmlFor={`${id}-${kind.id}-${field}`}>{label}</label>
            <input
              id={`${id}-${kind.id}-${field}`}
              type="text"
              inputMode={field === 'name' ? 'text' : 'decimal'}
              maxLength={80}
              placeholder={hint}
              value={kind[field]}
              onChange={(event) => change(index, { [field]: event.target.value })}
            />
          </div>
        );
        return (
          <fieldset key={kind.id} className="hr-run-kind">
            <legend>{kind.name.trim() || kind.id}</legend>
            <div className="hr-run-form">
              {typed('Name', 'name')}
              <div className="hr-lab-field">
                <label htmlFor={`${id}-${kind.id}-kind`}>Reads or writes</label>
                <select
                  id={`${id}-${kind.id}-kind`}
                  value={kind.readOrWrite}
                  onChange={(event) => change(index, { readOrWrite: event.target.value === 'write' ? 'write' : 'read' })}
                >
                  <option value="read">Reads</option>
                  <option value="write">Writes</option>
                </select>
              </div>
              {typed('Per second', 'ratePerSecond')}
              {typed('Keys', 'keys')}
              {typed('p99 wanted, ms', 'p99Ms', 'none')}
              {kinds.length > 1 ? (
                <button
                  type="button"
                  aria-label={`Take out ${kind.name.trim() || kind.id}`}
                  onClick={() => onChange(kinds.filter((_, at) => at !== index))}
                >
                  Take out
                </button>
              ) : null}
            </div>
          </fieldset>
        );
      })}
      <div className="hr-lab-buttons">
        <button
          type="button"
          aria-disabled={kinds.length >= mostKinds}
          onClick={() => {
            if (kinds.length < mostKinds) onChange([...kinds, anotherKind(kinds)]);
          }}
        >
          Add a kind of request
        </button>
        {kinds.length >= mostKinds ? <span className="hr-lab-about">{mostKinds} is the most.</span> : null}
      </div>
      <div role="alert" className="hr-lab-error">
        {problems.map((problem) => (
          <p key={problem}>{problem}</p>
        ))}
      </div>
    </div>
  );
}
