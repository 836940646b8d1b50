import { quote } from '../design/problem.ts';
import { checkAccessPaths } from './access-path-rules.ts';
import { type EntitiesModel, type Entity, isBlankEntity, nameEntity } from './entities.ts';
import { checkKeys } from './entity-key-rules.ts';
import { type Finding, findSameNames } from './finding.ts';
import { isBlankOperation, nameOperation, type OperationsModel } from './operations.ts';
import type { PlacedEntity } from './placed-entity.ts';

/**
 * Checks a data model by rules D1 to D17, in the order of its entities; what concerns operations comes last, and only where they are given.
 * Entities about which nothing is written are passed over. A rule reads what is written and no more: that it finds nothing does not make a
 * data model good.
 */
export function checkEntities(model: EntitiesModel, operations?: OperationsModel): Finding[] {
  const placed = model.entities
    .map((entity, index): PlacedEntity => ({ entity, path: `entities[${index}]`, called: quote(nameEntity(entity, index)) }))
    .filter(({ entity }) => !isBlankEntity(entity));
  const doubles = findSameNames(placed.map(({ entity }) => entity.name.toLowerCase()));
  const known = operations && new Set(operations.operations.map(({ id }) => id));
  return [
    ...placed.flatMap((one, index) => [
      ...checkName(one, doubles.find(({ later }) => later === index)?.first),
      ...checkFields(one),
      ...checkReferences(one),
      ...checkKeys(one),
      ...checkAccessPaths(one, known),
      ...checkGrowth(one),
      ...checkRelations(one, model.entities),
    ]),
    ...(operations && placed.length > 0 ? findUnservedOperations(model, operations) : []),
  ];
}

// D1: an entity has a name, and no other has the same.
function checkName({ entity, path, called }: PlacedEntity, first: number | undefined): Finding[] {
  const why = 'Relations, operations and the talk refer to it by name.';
  if (entity.name.trim() === '') {
    return [{ rule: 'D1', path, message: `${called} has no name.`, why, remedy: 'Name what one row is: "link".' }];
  }
  if (first === undefined) return [];
  return [{ rule: 'D1', path, message: `${called} is there twice.`, why, remedy: 'Rename one of them, or take it out.' }];
}

// D2: a field has a name, and no other field of its entity has the same.
function checkFields({ entity: { fields }, path, called }: PlacedEntity): Finding[] {
  const nameless = fields.flatMap(({ name }, index) =>
    name.trim() === '' ? [{ index, message: `Field ${index + 1} of ${called} has no name.` }] : [],
  );
  const doubles = findSameNames(fields.map(({ name }) => name)).map(({ later }) => ({
    index: later,
    message: `${called} has two fields ${quote(fields[later]!.name.trim())}.`,
  }));
  return [...nameless, ...doubles].map(({ index, message }) => ({
    rule: 'D2',
    path: `${path}.fields[${index}]`,
    message,
    why: 'Keys and access paths refer to a field by its name.',
    remedy: 'Rename it, or take it out.',
  }));
}

// D3: what keys, indexes, access paths and relations name is a field.
function checkReferences({ entity, path, called }: PlacedEntity): Finding[] {
  const known = new Set(entity.fields.map(({ name }) => name.trim()));
  const lists: (readonly [path: string, noun: string, names: readonly string[]])[] = [
    [path, 'The key', entity.key],
    [path, 'The partition key', entity.partitionKey],
    ...entity.indexes.map(({ fields }, index) => [`${path}.indexes[${index}]`, `Index ${index + 1}`, fields] as const),
    ...entity.accessPaths.map(({ by, sortBy, does }, index) => {
      const sorted = does === 'list' && sortBy.trim() !== '' ? [sortBy.trim()] : [];
      return [`${path}.accessPaths[${index}]`, `Access path ${index + 1}`, [...by, ...sorted]] as const;
    }),
    ...entity.relations.map(({ by }, index) => [`${path}.relations[${index}]`, `Relation ${index + 1}`, by] as const),
  ];
  return lists.flatMap(([at, noun, names]) =>
    [...new Set(names)]
      .filter((name) => !known.has(name))
      .map((name) => ({
        rule: 'D3',
        path: at,
        message: `${noun} of ${called} names ${quote(name)}, which is no field of it.`,
        why: 'A store can look only for what it keeps.',
        remedy: `Add the field ${quote(name)}, or name another.`,
      })),
  );
}

// D14: what grows has an end. D15: a number of days is given where one is promised.
function checkGrowth({ entity: { rowsPerDay, retention, retentionDays }, path, called }: PlacedEntity): Finding[] {
  if (retention === 'days' && !((retentionDays ?? 0) > 0)) {
    const why = 'The number of rows, and with it the size, depends on it.';
    return [{ rule: 'D15', path, message: `Rows of ${called} stay for some days, and not how many.`, why, remedy: 'Give the days.' }];
  }
  if (!((rowsPerDay ?? 0) > 0) || retention !== 'unsaid') return [];
  return [
    {
      rule: 'D14',
      path,
      message: `${called} grows every day, and how long rows stay is not said.`,
      why: 'Whatever the store is, without an end it fills up; and the size that decides about splitting it cannot be worked out.',
      remedy: 'Say for how many days rows are kept, or that they are kept until somebody deletes them.',
    },
  ];
}

// D16: a relation leads to an entity of the model; many to many has an entity between.
function checkRelations({ entity, path, called }: PlacedEntity, entities: readonly Entity[]): Finding[] {
  return entity.relations.flatMap(({ to, kind, by }, index): Finding[] => {
    const at = `${path}.relations[${index}]`;
    if (!entities.some(({ id }) => id === to)) {
      const why = 'Nobody can tell what belongs together.';
      const message = `Relation ${index + 1} of ${called} leads to no entity.`;
      return [{ rule: 'D16', path: at, message, why, remedy: 'Choose the entity, or take the relation out.' }];
    }
    if (kind !== 'many-to-many' || by.length === 0) return [];
    return [
      {
        rule: 'D16',
        path: at,
        message: `${called} holds a relation of many to many in ${quote(by.join(', '))}.`,
        why: 'A row has one value of a field; many to many needs a row for each pair, or a list that grows within a row (E. F. Codd, "A relational model of data for large shared data banks", CACM 13(6), 1970, section 1.4).',
        remedy: 'Add an entity keyed by both, or say in the note what bounds the list.',
      },
    ];
  });
}

// D17: every operation has an access path.
function findUnservedOperations({ entities }: EntitiesModel, { operations }: OperationsModel): Finding[] {
  const served = new Set(entities.flatMap(({ accessPaths }) => accessPaths.map(({ operation }) => operation)));
  return operations.flatMap((operation, index) =>
    isBlankOperation(operation) || served.has(operation.id)
      ? []
      : [
          {
            rule: 'D17',
            path: '',
            message: `No access path is used by the operation ${quote(nameOperation(operation, index))}.`,
            why: 'Keys and partitions follow from how data is asked for; an operation left out may need another key.',
            remedy: 'Add an access path for it to the entity that it reads or writes.',
          },
        ],
  );
}
