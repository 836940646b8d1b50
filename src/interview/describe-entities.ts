import { type EntitiesModel, type Entity, isBlankEntity, nameEntity } from './entities.ts';
import { describeSize, formatRows } from './entity-size.ts';
import { nameOperation, type OperationsModel } from './operations.ts';

/**
 * Describes a data model in lines of text, an entity and its parts, for the report, for printing and for the search for follow-ups. Access
 * paths name their operations where these are given.
 */
export function describeEntities({ entities }: EntitiesModel, operations?: OperationsModel): string[] {
  const called = new Map(operations?.operations.map((operation, index) => [operation.id, nameOperation(operation, index)]));
  const names = new Map(entities.map((entity, index) => [entity.id, nameEntity(entity, index)]));
  return entities.flatMap((entity, index) => (isBlankEntity(entity) ? [] : describeEntity(entity, index, called, names)));
}

type Names = ReadonlyMap<string, string>;

function describeEntity(entity: Entity, index: number, called: Names, names: Names): string[] {
  const { key, partitionKey, indexes, note } = entity;
  const size = describeSize(entity);
  const keys = [
    key.length === 0 ? 'no key' : `key ${key.join(', ')}`,
    ...(partitionKey.length === 0 ? [] : [`partition key ${partitionKey.join(', ')}`]),
  ];
  return [
    `${index + 1}. ${nameEntity(entity, index)}: ${keys.join('; ')}`,
    ...entity.fields.filter(({ name }) => name.trim() !== '').map(describeField),
    ...indexes.map(({ fields, isUnique, isGlobal }) => {
      const kind = `${isGlobal ? 'global ' : ''}${isUnique ? 'unique ' : ''}index`;
      return `   ${kind[0]!.toUpperCase()}${kind.slice(1)} on ${fields.join(', ') || 'nothing'}`;
    }),
    ...entity.accessPaths.map((path) => describeAccess(path, called)),
    ...entity.relations.map(({ to, kind, by }) => {
      return `   ${kind.replaceAll('-', ' ')} ${names.get(to) ?? 'nothing'}${by.length === 0 ? '' : `, by ${by.join(', ')}`}`;
    }),
    ...describeRows(entity),
    ...(size === '' ? [] : [`   ${size}`]),
    ...(note.trim() === '' ? [] : [`   ${note.trim()}`]),
  ];
}

const valueWords: Readonly<Record<Entity['fields'][number]['values'], string>> = {
  unsaid: '',
  few: 'few values',
  many: 'many values',
  rising: 'rising values',
};

function describeField({ name, type, bytes, values, isUnique }: Entity['fields'][number]): string {
  const parts = [type.trim(), bytes === undefined ? '' : `${bytes} B`, valueWords[values], isUnique ? 'unique' : ''];
  const told = parts.filter((part) => part !== '').join(', ');
  return `   ${name.trim()}${told === '' ? '' : `: ${told}`}`;
}

function describeAccess({ operation, does, by, sortBy }: Entity['accessPaths'][number], called: Names): string {
  const user = operation === '' ? '' : `, for ${called.get(operation) ?? 'an operation'}`;
  if (does === 'insert') return `   Adds a row${user}`;
  const found = does === 'one' ? 'Finds one' : 'Lists';
  const order = does === 'list' && sortBy.trim() !== '' ? `, sorted by ${sortBy.trim()}` : '';
  return `   ${found} by ${by.join(', ') || 'nothing'}${order}${user}`;
}

function describeRows({ rows, rowsPerDay, retention, retentionDays }: Entity): string[] {
  const parts = [
    rows === undefined ? '' : `${formatRows(rows)} rows`,
    rowsPerDay === undefined ? '' : `${formatRows(rowsPerDay)} added a day`,
    retention === 'kept' ? 'kept until deleted' : '',
    retention === 'days' ? `kept for ${retentionDays === undefined ? 'some' : formatRows(retentionDays)} days` : '',
  ].filter((part) => part !== '');
  return parts.length === 0 ? [] : [`   ${parts.join(', ')}`];
}
