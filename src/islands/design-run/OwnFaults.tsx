import type { ReactNode } from 'react';
import { useId, useState } from 'react';
import type { Design, Load } from '../../design/index.ts';
import type { Fault } from '../../design/simulation/index.ts';
import { newFaultForm, type OwnFaultForm, type OwnFaultKind, ownFaultKinds, ownFaultTexts, readFault, targetsOf } from './own-faults.ts';
import { describeFault, namer } from './words.ts';

interface OwnFaultsProps {
  readonly design: Design;
  readonly load: Load;
  /** How long the run is that the faults are for. */
  readonly durationMs: number;
  readonly faults: readonly Fault[];
  readonly onChange: (faults: readonly Fault[]) => void;
}

/** The most faults of the learner's own in one run. */
const mostOwnFaults = 10;

/** Lets the learner inject faults: what, where, from when until when. Bad input is answered in words. */
export function OwnFaults({ design, load, durationMs, faults, onChange }: OwnFaultsProps): ReactNode {
  const id = useId();
  const [form, setForm] = useState<OwnFaultForm>(() => newFaultForm('node-lost', design, load, durationMs));
  const [problems, setProblems] = useState<readonly string[]>([]);
  const text = ownFaultTexts[form.kind];
  const targets = targetsOf(form.kind, design, load);
  // What the form names may have been taken out of the drawing since.
  const on = targets.some((target) => target.id === form.on) ? form.on : (targets[0]?.id ?? '');
  const other = targets.some((target) => target.id === form.other) ? form.other : (targets[1]?.id ?? '');
  const nameOf = namer(design, load);
  const change = (part: Partial<OwnFaultForm>): void => setForm({ ...form, on, other, ...part });

  function add(): void {
    if (faults.length >= mostOwnFaults) return setProblems([`There is room for ${mostOwnFaults} faults. Take one out first.`]);
    const read = readFault({ ...form, on, other }, design, load, durationMs);
    setProblems(read.ok ? [] : read.problems);
    if (read.ok) onChange([...faults, read.fault]);
  }

  const typed = (label: string, field: 'amount' | 'fromSec' | 'untilSec', hint?: string): ReactNode => (
    <div className="hr-lab-field">
      <label htmlFor={`${id}-${field}`}>{label}</label>
      <input
        id={`${id}-${field}`}
        type="text"
        inputMode="decimal"
        placeholder={hint}
        aria-describedby={problems.length > 0 ? `${id}-problems` : undefined}
        value={form[field]}
        onChange={(event) => change({ [field]: event.target.value })}
        onKeyDown={(event) => {
          if (event.key === 'Enter') add();
        }}
      />
    </div>
  );
  const choice = (label: string, value: string, field: 'on' | 'other'): ReactNode => (
    <div className="hr-lab-field">
      <label htmlFor={`${id}-${field}`}>{label}</label>
      <select id={`${id}-${field}`} value={value} onChange={(event) => change({ [field]: event.target.value })}>
        {targets.map((target) => (
          <option key={target.id} value={target.id}>
            {target.name}
          </option>
        ))}
      </select>
    </div>
  );

  return (
    <details className="hr-lab-table hr-run-own-faults">
      <summary>Faults of your own{faults.length > 0 ? ` (${faults.length})` : ''}</summary>
      <div className="hr-run-form">
        <div className="hr-lab-field">
          <label htmlFor={`${id}-kind`}>Fault</label>
          <select
            id={`${id}-kind`}
            value={form.kind}
            onChange={(event) => {
              setProblems([]);
              setForm({
                ...newFaultForm(event.target.value as OwnFaultKind, design, load, durationMs),
                fromSec: form.fromSec,
                untilSec: form.untilSec,
              });
            }}
          >
            {ownFaultKinds.map((kind) => (
              <option key={kind} value={kind}>
                {ownFaultTexts[kind].name}
              </option>
            ))}
          </select>
        </div>
        {targets.length > 0 ? choice(text.on === 'component' ? 'Component' : text.on === 'group' ? 'Between' : 'Requests', on, 'on') : null}
        {form.kind === 'partition' && targets.length > 0 ? choice('and', other, 'other') : null}
        {text.amount ? typed(text.amount.label, 'amount') : null}
        {typed(`From, s (of ${Math.round(durationMs / 1000)})`, 'fromSec')}
        {typed('Until, s', 'untilSec', 'to the end')}
        <button type="button" onClick={add}>
          Add the fault
        </button>
      </div>
      <p className="hr-lab-about">{text.about}</p>
      <div id={`${id}-problems`} role="alert" className="hr-lab-error">
        {problems.map((problem) => (
          <p key={problem}>{problem}</p>
        ))}
      </div>
      {faults.length > 0 ? (
        <ul className="hr-run-fault-list">
          {faults.map((fault, index) => (
            <li key={index}>
              {describeFault(fault, nameOf)}{' '}
              <button
                type="button"
                aria-label={`Take out: ${describeFault(fault, nameOf)}`}
                onClick={() => onChange(faults.filter((_, at) => at !== index))}
              >
                Take out
              </button>
            </li>
          ))}
        </ul>
      ) : null}
    </details>
  );
}
