import type { ReactNode } from 'react';
import { type Operation, operationLimits, operationMethods, pathParameters } from '../../interview/operations.ts';
import { CheckField, NoteField, SelectField, TextField } from './EditorFields.tsx';
import { RowList } from './RowList.tsx';

interface OperationFieldsProps {
  readonly operation: Operation;
  readonly path: string;
  readonly onChange: (operation: Operation) => void;
  /** Removes a row of one of its lists. */
  readonly onRemoveRow: (list: 'parameters' | 'errors', index: number, what: string) => void;
  readonly onFocus: (key: string) => void;
}

const kinds = [
  { value: 'command', name: 'command: changes' },
  { value: 'query', name: 'query: only reads' },
] as const;
const methods = operationMethods.map((value) => ({ value, name: value === '' ? 'none' : value }));
const answers = [
  { value: 'nothing', name: 'only that it is done' },
  { value: 'one', name: 'one thing' },
  { value: 'list', name: 'a list' },
] as const;
const repeats = [
  { value: 'yes', name: 'no more (idempotent)' },
  { value: 'by-key', name: 'no more, by its key' },
  { value: 'no', name: 'the same again' },
] as const;
const types = ['text', 'int', 'bigint', 'boolean', 'timestamp', 'date', 'uuid', 'list'];

/** Shows the fields of an operation. */
export function OperationFields({ operation, path, onChange, onRemoveRow, onFocus }: OperationFieldsProps): ReactNode {
  const change = (changed: Partial<Operation>): void => onChange({ ...operation, ...changed });
  const { name, text } = operationLimits;
  const missing = pathParameters(operation.path).filter((one) => !operation.parameters.some((parameter) => parameter.name.trim() === one));
  const isFull = operation.parameters.length + missing.length > operationLimits.parameters;
  const addMissing = (): void => {
    change({ parameters: [...operation.parameters, ...missing.map((one) => ({ name: one.slice(0, name), type: '', isRequired: true }))] });
    onFocus(`${path}.parameters[${operation.parameters.length}]`);
  };
  return (
    <>
      <div className="hr-ed-fields">
        <TextField
          label="Name"
          value={operation.name}
          most={name}
          placeholder="such as: make a link"
          focusKey={path}
          onChange={(value) => change({ name: value })}
        />
        <SelectField
          label="What it does"
          value={operation.kind}
          options={kinds}
          onChange={(kind) => change({ kind, isIdempotent: kind === 'query' ? 'yes' : 'no' })}
        />
        <SelectField label="Method of HTTP" value={operation.method} options={methods} onChange={(method) => change({ method })} />
        <TextField
          label="Path"
          value={operation.path}
          most={operationLimits.path}
          placeholder="/links/{code}"
          onChange={(value) => change({ path: value })}
        />
      </div>
      <RowList
        title="Parameters"
        noun="parameter"
        items={operation.parameters}
        most={operationLimits.parameters}
        path={`${path}.parameters`}
        create={() => ({ name: '', type: '', isRequired: true })}
        nameOf={(parameter) => parameter.name}
        onChange={(parameters) => change({ parameters: [...parameters] })}
        onRemove={(index, what) => onRemoveRow('parameters', index, what)}
        onFocus={onFocus}
        more={
          missing.length === 0 || isFull ? null : (
            <button type="button" className="hr-ed-add" onClick={addMissing}>
              Add {missing.map((one) => `{${one}}`).join(', ')} from the path
            </button>
          )
        }
      >
        {(parameter, set, focusKey) => (
          <>
            <TextField label="Name" value={parameter.name} most={name} focusKey={focusKey} onChange={(value) => set({ name: value })} />
            <TextField label="Type" value={parameter.type} most={name} choices={types} onChange={(type) => set({ type })} />
            <CheckField label="required" value={parameter.isRequired} onChange={(isRequired) => set({ isRequired })} />
          </>
        )}
      </RowList>
      <div className="hr-ed-fields">
        <SelectField label="Answers with" value={operation.answers} options={answers} onChange={(value) => change({ answers: value })} />
        {operation.answers === 'nothing' ? null : (
          <TextField
            label="What is in the answer"
            value={operation.returns}
            most={text}
            placeholder="code, target, ends"
            isWide
            onChange={(returns) => change({ returns })}
          />
        )}
        {operation.answers === 'list' ? (
          <CheckField label="comes in pages" value={operation.paging} onChange={(paging) => change({ paging })} />
        ) : null}
        {operation.kind === 'command' ? (
          <SelectField
            label="A repeat of the call does"
            value={operation.isIdempotent}
            options={repeats}
            onChange={(isIdempotent) => change({ isIdempotent })}
          />
        ) : null}
      </div>
      <RowList
        title="Errors"
        noun="error"
        items={operation.errors}
        most={operationLimits.errors}
        path={`${path}.errors`}
        create={() => ({ code: '', when: '' })}
        nameOf={(error) => error.code}
        onChange={(errors) => change({ errors: [...errors] })}
        onRemove={(index, what) => onRemoveRow('errors', index, what)}
        onFocus={onFocus}
      >
        {(error, set, focusKey) => (
          <>
            <TextField
              label="Code"
              value={error.code}
              most={name}
              placeholder="409"
              focusKey={focusKey}
              onChange={(code) => set({ code })}
            />
            <TextField
              label="When"
              value={error.when}
              most={text}
              placeholder="the code is taken"
              isWide
              onChange={(when) => set({ when })}
            />
          </>
        )}
      </RowList>
      <NoteField label="Note" value={operation.note} most={text} onChange={(note) => change({ note })} />
    </>
  );
}
