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
import { EntityFields, type EntityFieldsProps, type EntityList } from './EntityFields.tsx';
import { FindingList } from './FindingList.tsx';
import './interview-editors.css';
import { insertItem, moveItem, newId, removeItem, replaceItem } from './list-edits.ts';
import { UndoRemoval } from './UndoRemoval.tsx';
import { UnreadableText } from './UnreadableText.tsx';
import { useOpenItems } from './use-open-items.ts';
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

function EditedEntities({ edited, model, operations }: EditedProps): ReactNode {
  const { entities } = model;
  const open = useOpenItems(entities.length);
  const findings = checkEntities(model, operations);
  const choices = (operations?.operations ?? []).flatMap((operation, index) =>
    isBlankOperation(operation) ? [] : [{ value: operation.id, name: nameOperation(operation, index) }],
  );
  const change = (changed: readonly Entity[]): void => edited.change({ ...model, entities: [...changed] });
  const isFull = entities.length >= entityLimits.entities;

  const add = (): void => {
    if (isFull) return;
    const entity = createEntity(newId('entity'));
    open.open(entity.id);
    change([...entities, entity]);
    edited.focus(`entities[${entities.length}]`);
  };
  const move = (index: number, by: -1 | 1): void => {
    change(moveItem(entities, index, by));
    edited.focus(`entities[${index + by}] ${by < 0 ? 'up' : 'down'}`);
  };
  const goTo = (path: string): void => {
    const entity = entities[Number(/^entities\[(\d+)\]/.exec(path)?.[1])];
    if (!entity) return;
    open.open(entity.id);
    edited.focus(path);
  };
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
          <EntityItem
            key={entity.id}
            {...{ entity, index, findings, model, edited, change }}
            operations={choices}
            isOpen={open.isOpen(entity.id)}
            onToggle={() => open.toggle(entity.id)}
            onMove={(by) => move(index, by)}
          />
        ))}
      </ol>
      <div className="hr-ed-buttons">
        <button type="button" className="hr-ed-add" aria-disabled={isFull} data-focus="add" onClick={add}>
          Add an entity
        </button>
        {isFull ? <span className="hr-ed-hint">{entityLimits.entities} entities are the most.</span> : null}
      </div>
      {entities.length === 0 ? null : <FindingList findings={findings} noun="the data model" onGoTo={goTo} />}
    </>
  );
}

interface EntityItemProps extends Pick<EntityFieldsProps, 'entity' | 'model' | 'operations'> {
  readonly edited: StructuredText<EntitiesModel>;
  readonly index: number;
  readonly findings: ReturnType<typeof checkEntities>;
  readonly isOpen: boolean;
  readonly change: (entities: readonly Entity[]) => void;
  readonly onToggle: () => void;
  readonly onMove: (by: -1 | 1) => void;
}

function EntityItem(props: EntityItemProps): ReactNode {
  const { entity, index, findings, isOpen, model, operations, edited, change, onToggle, onMove } = props;
  const { entities } = model;
  const path = `entities[${index}]`;
  const title = nameEntity(entity, index);
  const remove = (): void => {
    const restore = (now: EntitiesModel): EntitiesModel =>
      now.entities.length >= entityLimits.entities ? now : { ...now, entities: insertItem(now.entities, index, entity) };
    edited.remove({ ...model, entities: removeItem(entities, index) }, { what: `the entity “${title}”`, restore });
  };
  const removeRow = (list: EntityList, at: number, what: string): void => {
    const row = entity[list][at];
    const put = (old: Entity): Entity =>
      old.id !== entity.id || old[list].length >= entityLimits[list]
        ? old
        : { ...old, [list]: insertItem(old[list] as unknown[], at, row) };
    const removed = { ...entity, [list]: removeItem(entity[list] as unknown[], at) };
    edited.remove(
      { ...model, entities: replaceItem(entities, index, removed) },
      { what, restore: (now) => ({ ...now, entities: now.entities.map(put) }) },
    );
  };
  return (
    <EditorItem
      {...{ path, index, isOpen, findings, title, onToggle, onMove }}
      what={`the entity “${title}”`}
      about={entity.key.length === 0 ? '' : `by ${entity.key.join(', ')}`}
      count={entities.length}
      onRemove={remove}
    >
      <EntityFields
        {...{ entity, model, path, operations }}
        onChange={(changed) => change(replaceItem(entities, index, changed))}
        onRemoveRow={removeRow}
        onFocus={edited.focus}
      />
    </EditorItem>
  );
}
