import type { ReactNode } from 'react';
import {
  createOperation,
  describeOperations,
  nameOperation,
  type Operation,
  operationLimits,
  type OperationsModel,
  readOperations,
  writeOperations,
} from '../../interview/operations.ts';
import { checkOperations } from '../../interview/operations-rules.ts';
import { DescribedLines } from './DescribedLines.tsx';
import { EditorItem } from './EditorItem.tsx';
import { FindingList } from './FindingList.tsx';
import './interview-editors.css';
import { insertItem, moveItem, newId, removeItem, replaceItem } from './list-edits.ts';
import { OperationFields } from './OperationFields.tsx';
import { UndoRemoval } from './UndoRemoval.tsx';
import { UnreadableText } from './UnreadableText.tsx';
import { useOpenItems } from './use-open-items.ts';
import { type StructuredText, useStructuredText } from './use-structured-text.ts';

/** Props of the interface editor. */
export interface OperationsEditorProps {
  /** The interface as JSON, "" for none; a text that cannot be read is shown with the reason, and kept until it is given up. */
  readonly text: string;
  /** Called at each change. */
  readonly onChange: (text: string) => void;
  readonly readOnly?: boolean;
}

/** Edits the operations of an interface, with what the rules find beside each. */
export default function OperationsEditor({ text, onChange, readOnly = false }: OperationsEditorProps): ReactNode {
  const edited = useStructuredText(text, onChange, readOperations, writeOperations);
  const { reading, frame } = edited;
  return (
    <section ref={frame} className="hr-ed not-content" aria-label="Interface">
      {!reading.ok ? <UnreadableText text={text} problems={reading.problems} onClear={readOnly ? undefined : edited.clear} /> : null}
      {reading.ok && readOnly ? <ReadOperations model={reading.model} /> : null}
      {reading.ok && !readOnly ? <EditedOperations edited={edited} model={reading.model} /> : null}
      {readOnly ? null : <UndoRemoval removed={edited.removed} onUndo={edited.undo} />}
    </section>
  );
}

function ReadOperations({ model }: { readonly model: OperationsModel }): ReactNode {
  return (
    <>
      <DescribedLines label="Operations" lines={describeOperations(model)} empty="No operation was written." />
      {model.operations.length === 0 ? null : <FindingList findings={checkOperations(model)} noun="the interface" />}
    </>
  );
}

interface EditedProps {
  readonly edited: StructuredText<OperationsModel>;
  readonly model: OperationsModel;
}

function EditedOperations({ edited, model }: EditedProps): ReactNode {
  const { operations } = model;
  const open = useOpenItems(operations.length);
  const findings = checkOperations(model);
  const change = (changed: readonly Operation[]): void => edited.change({ ...model, operations: [...changed] });
  const isFull = operations.length >= operationLimits.operations;

  const add = (kind: Operation['kind']): void => {
    if (isFull) return;
    const operation = createOperation(newId('operation'), kind);
    open.open(operation.id);
    change([...operations, operation]);
    edited.focus(`operations[${operations.length}]`);
  };
  const move = (index: number, by: -1 | 1): void => {
    change(moveItem(operations, index, by));
    edited.focus(`operations[${index + by}] ${by < 0 ? 'up' : 'down'}`);
  };
  const goTo = (path: string): void => {
    const index = Number(/^operations\[(\d+)\]/.exec(path)?.[1]);
    const operation = operations[index];
    if (!operation) return;
    open.open(operation.id);
    edited.focus(path);
  };
  const addButton = (kind: Operation['kind'], label: string): ReactNode => (
    <button
      type="button"
      className="hr-ed-add"
      aria-disabled={isFull}
      data-focus={kind === 'command' ? 'add' : undefined}
      onClick={() => add(kind)}
    >
      {label}
    </button>
  );
  return (
    <>
      {operations.length === 0 ? (
        <p className="hr-ed-empty">
          No operation yet. Add what callers ask of the system, the most frequent first: a command changes something, a query only reads.
          Enter in a line adds the next one.
        </p>
      ) : null}
      <ol className="hr-ed-items">
        {operations.map((operation, index) => (
          <OperationItem
            key={operation.id}
            {...{ operation, index, findings, model, edited, change }}
            isOpen={open.isOpen(operation.id)}
            onToggle={() => open.toggle(operation.id)}
            onMove={(by) => move(index, by)}
          />
        ))}
      </ol>
      <div className="hr-ed-buttons">
        {addButton('command', 'Add a command')}
        {addButton('query', 'Add a query')}
        {isFull ? <span className="hr-ed-hint">{operationLimits.operations} operations are the most.</span> : null}
      </div>
      {operations.length === 0 ? null : <FindingList findings={findings} noun="the interface" onGoTo={goTo} />}
    </>
  );
}

interface OperationItemProps extends EditedProps {
  readonly operation: Operation;
  readonly index: number;
  readonly findings: ReturnType<typeof checkOperations>;
  readonly isOpen: boolean;
  readonly change: (operations: readonly Operation[]) => void;
  readonly onToggle: () => void;
  readonly onMove: (by: -1 | 1) => void;
}

function OperationItem({ operation, index, findings, isOpen, model, edited, change, onToggle, onMove }: OperationItemProps): ReactNode {
  const { operations } = model;
  const path = `operations[${index}]`;
  const title = nameOperation(operation, index);
  const route = `${operation.method} ${operation.path}`.trim();
  const remove = (): void => {
    const restore = (now: OperationsModel): OperationsModel =>
      now.operations.length >= operationLimits.operations ? now : { ...now, operations: insertItem(now.operations, index, operation) };
    edited.remove({ ...model, operations: removeItem(operations, index) }, { what: `the operation “${title}”`, restore });
  };
  const removeRow = (list: 'parameters' | 'errors', at: number, what: string): void => {
    const row = operation[list][at];
    const put = (old: Operation): Operation =>
      old.id !== operation.id || old[list].length >= operationLimits[list]
        ? old
        : { ...old, [list]: insertItem(old[list] as unknown[], at, row) };
    const removed = { ...operation, [list]: removeItem(operation[list] as unknown[], at) };
    edited.remove(
      { ...model, operations: replaceItem(operations, index, removed) },
      { what, restore: (now) => ({ ...now, operations: now.operations.map(put) }) },
    );
  };
  return (
    <EditorItem
      {...{ path, index, isOpen, findings, title, onToggle, onMove }}
      what={`the operation “${title}”`}
      about={route === title ? '' : route}
      count={operations.length}
      onRemove={remove}
    >
      <OperationFields
        {...{ operation, path }}
        onChange={(changed) => change(replaceItem(operations, index, changed))}
        onRemoveRow={removeRow}
        onFocus={edited.focus}
      />
    </EditorItem>
  );
}
