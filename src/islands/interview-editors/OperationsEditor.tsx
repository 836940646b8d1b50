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
import { newId } from './list-edits.ts';
import { OperationFields } from './OperationFields.tsx';
import { UndoRemoval } from './UndoRemoval.tsx';
import { UnreadableText } from './UnreadableText.tsx';
import { type ItemList, type ItemPlace, useItemList } from './use-item-list.ts';
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

const place: ItemPlace<OperationsModel, Operation> = {
  name: 'operations',
  most: operationLimits.operations,
  get: ({ operations }) => operations,
  put: (model, operations) => ({ ...model, operations: [...operations] }),
};

function EditedOperations({ edited, model }: EditedProps): ReactNode {
  const { operations } = model;
  const list = useItemList(edited, model, place);
  const findings = checkOperations(model);
  const addButton = (kind: Operation['kind'], label: string): ReactNode => (
    <button
      type="button"
      className="hr-ed-add"
      aria-disabled={list.isFull}
      data-focus={kind === 'command' ? 'add' : undefined}
      onClick={() => list.add(() => createOperation(newId('operation'), kind))}
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
          <OperationItem key={operation.id} {...{ operation, index, findings, list }} count={operations.length} onFocus={edited.focus} />
        ))}
      </ol>
      <div className="hr-ed-buttons">
        {addButton('command', 'Add a command')}
        {addButton('query', 'Add a query')}
        {list.isFull ? <span className="hr-ed-hint">{operationLimits.operations} operations are the most.</span> : null}
      </div>
      {operations.length === 0 ? null : <FindingList findings={findings} noun="the interface" onGoTo={list.goTo} />}
    </>
  );
}

interface OperationItemProps {
  readonly operation: Operation;
  readonly index: number;
  readonly count: number;
  readonly findings: ReturnType<typeof checkOperations>;
  readonly list: ItemList<Operation>;
  readonly onFocus: (key: string) => void;
}

function OperationItem({ operation, index, count, findings, list, onFocus }: OperationItemProps): ReactNode {
  const path = `operations[${index}]`;
  const title = nameOperation(operation, index);
  const what = `the operation “${title}”`;
  const route = `${operation.method} ${operation.path}`.trim();
  return (
    <EditorItem
      {...{ path, index, count, findings, title, what }}
      about={route === title ? '' : route}
      isOpen={list.isOpen(operation.id)}
      onToggle={() => list.toggle(operation.id)}
      onMove={(by) => list.move(index, by)}
      onRemove={() => list.remove(index, what)}
    >
      <OperationFields
        {...{ operation, path, onFocus }}
        onChange={(changed) => list.replace(index, changed)}
        onRemoveRow={(rows, at, row) => list.removeRow(index, rows, at, operationLimits[rows], row)}
      />
    </EditorItem>
  );
}
