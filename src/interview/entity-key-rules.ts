import { quote } from '../design/problem.ts';
import type { Finding } from './finding.ts';
import type { PlacedEntity } from './placed-entity.ts';

/** Checks key, partition key and uniqueness of an entity: rules D4 to D8. */
export function checkKeys(one: PlacedEntity): Finding[] {
  return [...checkKey(one), ...checkPartitionKey(one), ...checkUnique(one)];
}

// D4: an entity has a key.
function checkKey({ entity, path, called }: PlacedEntity): Finding[] {
  if (entity.key.length > 0) return [];
  return [
    {
      rule: 'D4',
      path,
      message: `${called} has no key.`,
      why: 'Without one no row can be named, changed or deleted alone, and a repeated insert makes a second row.',
      remedy: 'Name the field, or the fields in order, that no two rows share.',
    },
  ];
}

// D5: the partition key has many values. D6: it does not rise.
function checkPartitionKey({ entity: { fields, partitionKey }, path, called }: PlacedEntity): Finding[] {
  const said = partitionKey.map((name) => fields.find((field) => field.name.trim() === name)?.values ?? 'unsaid');
  const shown = quote(partitionKey.join(', '));
  if (said.length > 0 && said.every((values) => values === 'few')) {
    return [
      {
        rule: 'D5',
        path,
        message: `The partition key ${shown} of ${called} has few values.`,
        why: 'There are never more partitions at work than there are values, and the most common one takes most of the load (Amazon DynamoDB developer guide, best practices for partition keys).',
        remedy: 'Choose a field of many values, or put one behind it.',
      },
    ];
  }
  if (said[0] !== 'rising') return [];
  return [
    {
      rule: 'D6',
      path,
      message: `The partition key ${shown} of ${called} begins with a rising value.`,
      why: 'A store that splits by ranges sends every new row to the last one, which is then hot (Google Cloud Spanner documentation, schema design best practices).',
      remedy: 'Begin with a field that does not rise, hash it, or say in the note that the store splits by hash.',
    },
  ];
}

// D7: what is said to be unique is held by the key or by an index. D8: what must be unique has the partition key in it.
function checkUnique({ entity, path, called }: PlacedEntity): Finding[] {
  const { fields, key, partitionKey, indexes } = entity;
  const uniques = [
    { noun: 'The key', names: key, isGlobal: false, at: path },
    ...indexes.flatMap((index, at) =>
      index.isUnique
        ? [{ noun: `Unique index ${at + 1}`, names: index.fields, isGlobal: index.isGlobal, at: `${path}.indexes[${at}]` }]
        : [],
    ),
  ];
  const unheld = fields.flatMap(({ name, isUnique }, index): Finding[] => {
    const isHeld = uniques.some(({ names }) => names.length === 1 && names[0] === name.trim());
    if (!isUnique || name.trim() === '' || isHeld) return [];
    return [
      {
        rule: 'D7',
        path: `${path}.fields[${index}]`,
        message: `${quote(name.trim())} of ${called} must be unique, and neither the key nor a unique index is on it alone.`,
        why: 'To look first and insert then lets two callers at once through; the store has to refuse the second.',
        remedy: `Make it the key, or add a unique index on ${quote(name.trim())}.`,
      },
    ];
  });
  const unchecked = uniques.flatMap(({ noun, names, isGlobal, at }): Finding[] => {
    const outside = partitionKey.filter((name) => !names.includes(name));
    if (isGlobal || names.length === 0 || outside.length === 0) return [];
    return [
      {
        rule: 'D8',
        path: at,
        message: `${noun} of ${called} does not hold ${quote(outside.join(', '))} of the partition key.`,
        why: 'Each partition can only see its own rows, so that two of them may take the same value (PostgreSQL 17 documentation, section 5.12.2.3).',
        remedy: 'Put the partition key into it, split by it, or keep the index as one of its own (global).',
      },
    ];
  });
  return [...unheld, ...unchecked];
}
