import type { ReactNode } from 'react';
import { useMemo } from 'react';
import { describeEntities } from '../../interview/describe-entities.ts';
import {
  createEntity,
  type EntitiesModel,
  type Entity,
  entityLimits,
  nameEntity,
  readEntities,
  writeEntities,
} from '../../interview/entities.ts';
import { checkEntities } from '../../interview/entities-rules.ts';
import { isBlankOperation, nameOperation, type OperationsModel, readOperations } from '../../interview/operations.ts';
import { DescribedLines } from './DescribedLines.tsx';
import { EditorItem } from './EditorItem.tsx';
import { EntityFields, type EntityFieldsProps } from './EntityFields.tsx';
import { FindingList } from './FindingList.tsx';
import './interview-editors.css';
import { newId } from './list-edits.ts';
import { UndoRemoval } from './UndoRemoval.tsx';
import { UnreadableText } from './UnreadableText.tsx';
import { type ItemList, type ItemPlace, useItemList } from './use-item-list.ts';
import { type StructuredText, useStructuredText } from './use-structured-text.ts';

/** Props of the data-model editor. */
export interface EntitiesEditorProps {
  /** The data model as JSON, "" for none; a text that cannot be read is shown with the reason, and kept until it is given up. */
  readonly text: string;
  /** Called at each change. */
  readonly onChange: (text: string) => void;
  readonly readOnly?: boolean;
  /** The text of the interface editor: access paths are then for its operations. Without it, or where it cannot be read, they are for none. */
  readonly operationsText?: string;
}

/** Edits the entities of a data model, with what the rules find beside each. */
export default function EntitiesEditor({ text, onChange, readOnly = false, operationsText = '' }: EntitiesEditorProps): ReactNode {
  const edited = useStructuredText(text, onChange, readEntities, writeEntities);
  const operations = useMemo(() => {
    const read = readOperations(operationsText);
    return read.ok && read.model.operations.length > 0 ? read.model : undefined;
  }, [operationsText]);
  const { reading, frame } = edited;
  return (
    <section ref={frame} className="hr-ed not-content" aria-label="Data model">
      {!reading.ok ? <UnreadableText text={text} problems={reading.problems} onClear={readOnly ? undefined : edited.clear} /> : null}
      {reading.ok && readOnly ? <ReadEntities model={reading.model} operations={operations} /> : null}
      {reading.ok && !readOnly ? <EditedEntities edited={edited} model={reading.model} operations={operations} /> : null}
      {readOnly ? null : <UndoRemoval removed={edited.removed} onUndo={edited.undo} />}
    </section>
  );
}

interface ModelProps {
  readonly model: EntitiesModel;
  readonly operations: OperationsModel | undefined;
}

function ReadEntities({ model, operations }: ModelProps): ReactNode {
  return (
    <>
      <DescribedLines label="Entities" lines={describeEntities(model, operations)} empty="No entity was written." />
      {model.entities.length === 0 ? null : <FindingList findings={checkEntities(model, operations)} noun="the data model" />}
    </>
  );
}

interface EditedProps extends ModelProps {
  readonly edited: StructuredText<EntitiesModel>;
}

const place: ItemPlace<EntitiesModel, Entity> = {
  name: 'entities',
  most: entityLimits.entities,
  get: ({ entities }) => entities,
  put: (model, entities) => ({ ...model, entities: [...entities] }),
};

function EditedEntities({ edited, model, operations }: EditedProps): ReactNode {
  const { entities } = model;
  const list = useItemList(edited, model, place);
  const findings = checkEntities(model, operations);
  const choices = (operations?.operations ?? []).flatMap((operation, index) =>
    isBlankOperation(operation) ? [] : [{ value: operation.id, name: nameOperation(operation, index) }],
  );
  return (
    <>
      {entities.length === 0 ? (
        <p className="hr-ed-empty">
          No entity yet. Add what the system keeps, one for each kind of row: its fields, what it is keyed and split by, and how each
          operation finds its rows. Enter in a line adds the next one.
        </p>
      ) : null}
      <ol className="hr-ed-items">
        {entities.map((entity, index) => (
          <EntityItem key={entity.id} {...{ entity, index, findings, model, list }} operations={choices} onFocus={edited.focus} />
        ))}
      </ol>
      <div className="hr-ed-buttons">
        <button
          type="button"
          className="hr-ed-add"
          aria-disabled={list.isFull}
          data-focus="add"
          onClick={() => list.add(() => createEntity(newId('entity')))}
        >
          Add an entity
        </button>
        {list.isFull ? <span className="hr-ed-hint">{entityLimits.entities} entities are the most.</span> : null}
      </div>
      {entities.length === 0 ? null : <FindingList findings={findings} noun="the data model" onGoTo={list.goTo} />}
    </>
  );
}

interface EntityItemProps extends Pick<EntityFieldsProps, 'entity' | 'model' | 'operations' | 'onFocus'> {
  readonly index: number;
  readonly findings: ReturnType<typeof checkEntities>;
  readonly list: ItemList<Entity>;
}

function EntityItem({ entity, index, findings, model, operations, list, onFocus }: EntityItemProps): ReactNode {
  const path = `entities[${index}]`;
  const title = nameEntity(entity, index);
  const what = `the entity “${title}”`;
  return (
    <EditorItem
      {...{ path, index, findings, title, what }}
      about={entity.key.length === 0 ? '' : `by ${entity.key.join(', ')}`}
      count={model.entities.length}
      isOpen={list.isOpen(entity.id)}
      onToggle={() => list.toggle(entity.id)}
      onMove={(by) => list.move(index, by)}
      onRemove={() => list.remove(index, what)}
    >
      <EntityFields
        {...{ entity, model, path, operations, onFocus }}
        onChange={(changed) => list.replace(index, changed)}
        onRemoveRow={(rows, at, row) => list.removeRow(index, rows, at, entityLimits[rows], row)}
      />
    </EditorItem>
  );
}
