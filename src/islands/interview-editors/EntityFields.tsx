import type { ReactNode } from 'react';
import { createField, type EntitiesModel, type Entity, entityLimits, nameEntity } from '../../interview/entities.ts';
import { bytesOfType, describeSize } from '../../interview/entity-size.ts';
import { AccessPathRows } from './AccessPathRows.tsx';
import { AmountField, CheckField, NamesField, NoteField, SelectField, TextField } from './EditorFields.tsx';
import { RowList } from './RowList.tsx';

/** The lists of rows that an entity has. */
export type EntityList = 'fields' | 'indexes' | 'accessPaths' | 'relations';

/** What the fields of an entity need to know and to do. */
export interface EntityFieldsProps {
  readonly entity: Entity;
  readonly model: EntitiesModel;
  readonly path: string;
  /** The operations that access paths can be for: ids and names. */
  readonly operations: readonly { readonly value: string; readonly name: string }[];
  readonly onChange: (entity: Entity) => void;
  readonly onRemoveRow: (list: EntityList, index: number, what: string) => void;
  readonly onFocus: (key: string) => void;
}

const values = [
  { value: 'unsaid', name: 'not said' },
  { value: 'few', name: 'few different' },
  { value: 'many', name: 'many different' },
  { value: 'rising', name: 'rising' },
] as const;
const relations = [
  { value: 'many-to-one', name: 'many to one' },
  { value: 'one-to-one', name: 'one to one' },
  { value: 'many-to-many', name: 'many to many' },
] as const;
const retentions = [
  { value: 'unsaid', name: 'not said' },
  { value: 'kept', name: 'until they are deleted' },
  { value: 'days', name: 'for some days' },
] as const;
const types = ['text', ...bytesOfType.keys()];
const { name: mostName, namesInAList } = entityLimits;
const names = { most: namesInAList, mostCharacters: mostName };

/** Shows the fields of an entity. */
export function EntityFields(props: EntityFieldsProps): ReactNode {
  const { entity, path, onChange } = props;
  const change = (changed: Partial<Entity>): void => onChange({ ...entity, ...changed });
  return (
    <>
      <div className="hr-ed-fields">
        <TextField
          label="Name"
          value={entity.name}
          most={mostName}
          placeholder="what one row is: link"
          focusKey={path}
          onChange={(name) => change({ name })}
        />
      </div>
      <FieldRows {...props} />
      <div className="hr-ed-fields">
        <NamesField
          label="Key: its fields, in order"
          value={entity.key}
          {...names}
          placeholder="code"
          onChange={(key) => change({ key: [...key] })}
        />
        <NamesField
          label="Partition key, where it is split"
          value={entity.partitionKey}
          {...names}
          placeholder="code"
          onChange={(partitionKey) => change({ partitionKey: [...partitionKey] })}
        />
      </div>
      <IndexRows {...props} />
      <AccessPathRows {...props} />
      <RelationRows {...props} />
      <RowCount {...props} />
      <NoteField label="Note" value={entity.note} most={entityLimits.text} onChange={(note) => change({ note })} />
    </>
  );
}

function FieldRows({ entity, path, onChange, onRemoveRow, onFocus }: EntityFieldsProps): ReactNode {
  return (
    <RowList
      title="Fields"
      noun="field"
      items={entity.fields}
      most={entityLimits.fields}
      path={`${path}.fields`}
      create={createField}
      nameOf={(field) => field.name}
      onChange={(fields) => onChange({ ...entity, fields: [...fields] })}
      onRemove={(index, what) => onRemoveRow('fields', index, what)}
      onFocus={onFocus}
    >
      {(field, set, focusKey) => (
        <>
          <TextField label="Name" value={field.name} most={mostName} focusKey={focusKey} onChange={(name) => set({ name })} />
          <TextField label="Type" value={field.type} most={mostName} choices={types} onChange={(type) => set({ type })} />
          <AmountField label="Bytes" value={field.bytes} most={entityLimits.bytes} onChange={(bytes) => set({ bytes })} />
          <SelectField label="Values" value={field.values} options={values} onChange={(value) => set({ values: value })} />
          <CheckField label="unique" value={field.isUnique} onChange={(isUnique) => set({ isUnique })} />
        </>
      )}
    </RowList>
  );
}

function IndexRows({ entity, path, onChange, onRemoveRow, onFocus }: EntityFieldsProps): ReactNode {
  return (
    <RowList
      title="Indexes beside the key"
      noun="index"
      items={entity.indexes}
      most={entityLimits.indexes}
      path={`${path}.indexes`}
      create={() => ({ fields: [], isUnique: false, isGlobal: false })}
      nameOf={(index) => index.fields.join(', ')}
      onChange={(indexes) => onChange({ ...entity, indexes: [...indexes] })}
      onRemove={(index, what) => onRemoveRow('indexes', index, what)}
      onFocus={onFocus}
    >
      {(index, set, focusKey) => (
        <>
          <NamesField
            label="Fields, in order"
            value={index.fields}
            {...names}
            placeholder="owner, made"
            focusKey={focusKey}
            onChange={(fields) => set({ fields: [...fields] })}
          />
          <CheckField label="unique" value={index.isUnique} onChange={(isUnique) => set({ isUnique })} />
          <CheckField label="split by its own first field (global)" value={index.isGlobal} onChange={(isGlobal) => set({ isGlobal })} />
        </>
      )}
    </RowList>
  );
}

function RelationRows({ entity, model, path, onChange, onRemoveRow, onFocus }: EntityFieldsProps): ReactNode {
  const targets = model.entities.map((one, index) => ({ value: one.id, name: nameEntity(one, index) }));
  const nameOf = (to: string): string => targets.find(({ value }) => value === to)?.name ?? '';
  return (
    <RowList
      title="Relations"
      noun="relation"
      items={entity.relations}
      most={entityLimits.relations}
      path={`${path}.relations`}
      create={() => ({ to: '', kind: 'many-to-one' as const, by: [] })}
      nameOf={({ to }) => nameOf(to)}
      onChange={(changed) => onChange({ ...entity, relations: [...changed] })}
      onRemove={(index, what) => onRemoveRow('relations', index, what)}
      onFocus={onFocus}
    >
      {(relation, set, focusKey) => (
        <>
          <SelectField label="How many" value={relation.kind} options={relations} focusKey={focusKey} onChange={(kind) => set({ kind })} />
          <SelectField
            label="To"
            value={relation.to}
            options={[{ value: '', name: 'choose one' }, ...targets]}
            onChange={(to) => set({ to })}
          />
          <NamesField label="By the fields" value={relation.by} {...names} placeholder="owner" onChange={(by) => set({ by: [...by] })} />
        </>
      )}
    </RowList>
  );
}

function RowCount({ entity, onChange }: EntityFieldsProps): ReactNode {
  const change = (changed: Partial<Entity>): void => onChange({ ...entity, ...changed });
  const size = describeSize(entity);
  return (
    <div className="hr-ed-list">
      <div className="hr-ed-fields">
        <AmountField label="Rows at the start" value={entity.rows} most={entityLimits.rows} onChange={(rows) => change({ rows })} />
        <AmountField
          label="Rows added in a day"
          value={entity.rowsPerDay}
          most={entityLimits.rows}
          onChange={(rowsPerDay) => change({ rowsPerDay })}
        />
        <SelectField label="Rows stay" value={entity.retention} options={retentions} onChange={(retention) => change({ retention })} />
        {entity.retention === 'days' ? (
          <AmountField
            label="Days"
            value={entity.retentionDays}
            most={entityLimits.days}
            onChange={(retentionDays) => change({ retentionDays })}
          />
        ) : null}
      </div>
      {size === '' ? null : <p className="hr-ed-size">{size}</p>}
    </div>
  );
}
