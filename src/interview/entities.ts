import * as z from 'zod/mini';
import { idSchema } from '../design/design.ts';
import { type ReadStructured, readStructured } from './structured-text.ts';

// Compiled parsers need `eval`, which the pages' policy forbids; even the attempt is reported as a violation.
z.config({ jitless: true });

/** The version of written data models that this code writes, and the newest that it reads. */
export const entitiesVersion = 1;

/** The most of each thing that a data model may hold; lengths are in characters. */
export const entityLimits = {
  entities: 40,
  fields: 60,
  indexes: 20,
  accessPaths: 40,
  relations: 30,
  namesInAList: 12,
  name: 80,
  text: 600,
  bytes: 1e9,
  rows: 1e15,
  days: 36_500,
} as const;

/** What the learner says of the values of a field: nothing; few different ones; many; each above those before it, as of a counter or clock. */
export const valueKinds = ['unsaid', 'few', 'many', 'rising'] as const;

/** What an access path does: finds one row, finds a list of them, or adds one. */
export const accessKinds = ['one', 'list', 'insert'] as const;

/** How long rows stay: not said; until somebody deletes them; for a number of days. */
export const retentionKinds = ['unsaid', 'kept', 'days'] as const;

/** How many rows of this entity and of the other belong together. */
export const relationKinds = ['many-to-one', 'one-to-one', 'many-to-many'] as const;

const name = z.string().check(z.maxLength(entityLimits.name));
const names = z.array(name).check(z.maxLength(entityLimits.namesInAList));
const amount = (most: number) => z.optional(z.number().check(z.minimum(0), z.maximum(most)));

const fieldSchema = z.strictObject({
  name,
  type: name,
  /** Mean size; where it is absent, that of the type if it has one size. */
  bytes: amount(entityLimits.bytes),
  values: z.enum(valueKinds),
  /** No two rows may have the same value. */
  isUnique: z.boolean(),
});

const indexSchema = z.strictObject({
  fields: names,
  isUnique: z.boolean(),
  /** It is split by its own first field, not as the rows are: one look-up asks one partition of it. */
  isGlobal: z.boolean(),
});

const accessPathSchema = z.strictObject({
  /** The id of the operation that uses it; "" for none, such as a clean-up. */
  operation: z.union([z.literal(''), idSchema]),
  does: z.enum(accessKinds),
  /** The fields whose values are known, in any order. */
  by: names,
  /** Of a list: the field that it is sorted by, "" for no order. */
  sortBy: name,
});

const entitySchema = z.strictObject({
  id: idSchema,
  name,
  fields: z.array(fieldSchema).check(z.maxLength(entityLimits.fields)),
  key: names,
  /** The fields that decide where a row is kept; none where the entity is not split. */
  partitionKey: names,
  indexes: z.array(indexSchema).check(z.maxLength(entityLimits.indexes)),
  accessPaths: z.array(accessPathSchema).check(z.maxLength(entityLimits.accessPaths)),
  relations: z
    .array(z.strictObject({ to: z.union([z.literal(''), idSchema]), kind: z.enum(relationKinds), by: names }))
    .check(z.maxLength(entityLimits.relations)),
  /** Rows at the start, or for good where none are added. */
  rows: amount(entityLimits.rows),
  rowsPerDay: amount(entityLimits.rows),
  retention: z.enum(retentionKinds),
  retentionDays: amount(entityLimits.days),
  note: z.string().check(z.maxLength(entityLimits.text)),
});

const entitiesSchema = z.strictObject({
  format: z.literal('headroom-entities'),
  version: z.literal(entitiesVersion),
  entities: z.array(entitySchema).check(z.maxLength(entityLimits.entities)),
});

/** An entity of a data model. Every text may be empty while it is being written; fields are referred to by name. */
export type Entity = z.infer<typeof entitySchema>;
/** A field of an entity. */
export type Field = Entity['fields'][number];
/** An index beside the key. */
export type EntityIndex = Entity['indexes'][number];
/** A way in which rows are found or added. */
export type AccessPath = Entity['accessPaths'][number];
/** How rows of one entity belong to those of another. */
export type Relation = Entity['relations'][number];

/** A data model: what a system keeps. */
export type EntitiesModel = z.infer<typeof entitiesSchema>;

/** The data model without any entity. */
export const noEntities: EntitiesModel = { format: 'headroom-entities', version: entitiesVersion, entities: [] };

/** Reads the text of the data-model editor; a blank text is a data model without entities. Never throws. */
export function readEntities(text: string): ReadStructured<EntitiesModel> {
  return readStructured(text, {
    noun: 'a data model',
    format: 'headroom-entities',
    version: entitiesVersion,
    schema: entitiesSchema,
    list: 'entities',
    most: entityLimits.entities,
    empty: noEntities,
  });
}

/** Writes a data model as the text that {@link readEntities} reads; "" where it has no entity. */
export function writeEntities(model: EntitiesModel): string {
  return model.entities.length === 0 ? '' : JSON.stringify(model);
}

/** Creates an entity that nothing has been written about. */
export function createEntity(id: string): Entity {
  const lists = { fields: [], key: [], partitionKey: [], indexes: [], accessPaths: [], relations: [] };
  return { id, name: '', ...lists, retention: 'unsaid', note: '' };
}

/** Creates a field that nothing has been written about. */
export function createField(): Field {
  return { name: '', type: '', values: 'unsaid', isUnique: false };
}

/** Returns whether nothing has been written about an entity yet. */
export function isBlankEntity(entity: Entity): boolean {
  const { name, fields, key, partitionKey, indexes, accessPaths, relations, rows, rowsPerDay, retention, note } = entity;
  const lists = [fields, key, partitionKey, indexes, accessPaths, relations];
  const isUnsaid = rows === undefined && rowsPerDay === undefined && retention === 'unsaid';
  return isUnsaid && name.trim() === '' && note.trim() === '' && lists.every((list) => list.length === 0);
}

/** Returns what an entity is called in a sentence: its name, else its number counted from 1. */
export function nameEntity({ name }: Pick<Entity, 'name'>, index: number): string {
  return name.trim() === '' ? `entity ${index + 1}` : name.trim();
}
