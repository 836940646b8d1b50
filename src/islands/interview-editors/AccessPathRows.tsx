import type { ReactNode } from 'react';
import { entityLimits } from '../../interview/entities.ts';
import { NamesField, SelectField, TextField } from './EditorFields.tsx';
import type { EntityFieldsProps } from './EntityFields.tsx';
import { RowList } from './RowList.tsx';

const kinds = [
  { value: 'one', name: 'finds one row' },
  { value: 'list', name: 'lists rows' },
  { value: 'insert', name: 'adds a row' },
] as const;

/** Shows the ways in which rows of an entity are found or added. */
export function AccessPathRows({ entity, path, operations, onChange, onRemoveRow, onFocus }: EntityFieldsProps): ReactNode {
  const fieldNames = entity.fields.map(({ name }) => name.trim()).filter((name) => name !== '');
  const choices = [...new Set(fieldNames)];
  const nameOf = (id: string): string => operations.find(({ value }) => value === id)?.name ?? '';
  return (
    <RowList
      title="Access paths: how rows are found"
      noun="access path"
      items={entity.accessPaths}
      most={entityLimits.accessPaths}
      path={`${path}.accessPaths`}
      create={() => ({ operation: '', does: 'one' as const, by: [], sortBy: '' })}
      nameOf={({ operation, by }) => nameOf(operation) || by.join(', ')}
      onChange={(accessPaths) => onChange({ ...entity, accessPaths: [...accessPaths] })}
      onRemove={(index, what) => onRemoveRow('accessPaths', index, what)}
      onFocus={onFocus}
    >
      {(access, set, focusKey) => (
        <>
          <SelectField
            label="For the operation"
            value={access.operation}
            options={[{ value: '', name: 'none' }, ...operations]}
            // Without an interface that can be read, nobody knows whether it is still there.
            otherName={operations.length === 0 ? 'one of the interface' : 'no longer there'}
            focusKey={focusKey}
            onChange={(operation) => set({ operation })}
          />
          <SelectField label="It" value={access.does} options={kinds} onChange={(does) => set({ does })} />
          {access.does === 'insert' ? null : (
            <NamesField
              label="By the fields"
              value={access.by}
              most={entityLimits.namesInAList}
              mostCharacters={entityLimits.name}
              placeholder="owner"
              onChange={(by) => set({ by: [...by] })}
            />
          )}
          {access.does === 'list' ? (
            <TextField
              label="Sorted by"
              value={access.sortBy}
              most={entityLimits.name}
              choices={choices}
              placeholder="made"
              onChange={(sortBy) => set({ sortBy })}
            />
          ) : null}
        </>
      )}
    </RowList>
  );
}
