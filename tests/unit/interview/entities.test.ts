import { describe, expect, it } from 'vitest';
import { describeEntities } from '../../../src/interview/describe-entities.ts';
import type { Entity } from '../../../src/interview/entities.ts';
import { createEntity, createField, noEntities, readEntities, writeEntities } from '../../../src/interview/entities.ts';
import { checkEntities } from '../../../src/interview/entities-rules.ts';
import { describeSize, formatBytes, formatRows, sizeOfEntity } from '../../../src/interview/entity-size.ts';
import { noOperations } from '../../../src/interview/operations.ts';
import { longestText } from '../../../src/interview/session-events.ts';
import { soundEntities, soundOperations } from './structured-models.ts';

type Two = [Entity, Entity];

/** One change each to a sound data model, and the findings that it alone must lead to, as rule and place. */
const faults: readonly (readonly [name: string, change: (entities: Two) => void, found: readonly string[]])[] = [
  ['no name', ([link]) => void (link.name = ''), ['D1 entities[0]']],
  ['a name twice', ([, account]) => void (account.name = 'Link '), ['D1 entities[1]']],
  ['a field without a name', ([link]) => void link.fields.push(createField()), ['D2 entities[0].fields[4]']],
  ['a field twice', ([link]) => void link.fields.push({ ...createField(), name: 'target' }), ['D2 entities[0].fields[4]']],
  ['a key of no field', ([, account]) => void Object.assign(account, { key: ['number'], accessPaths: [] }), ['D3 entities[1]']],
  [
    'an index of no field',
    ([, account]) => void account.indexes.push({ fields: ['phone'], isUnique: false, isGlobal: false }),
    ['D3 entities[1].indexes[1]'],
  ],
  ['a look-up by no field', ([link]) => void (link.accessPaths[1]!.by = ['slug']), ['D3 entities[0].accessPaths[1]']],
  ['a relation by no field', ([link]) => void (link.relations[0]!.by = ['account']), ['D3 entities[0].relations[0]']],
  ['no key', ([, account]) => void (account.key = []), ['D4 entities[1]']],
  [
    'a partition key of few values',
    ([, account]) => {
      account.fields.push({ ...createField(), name: 'region', type: 'text', values: 'few' });
      account.partitionKey = ['region'];
      account.key = ['region', 'id'];
      account.indexes[0]!.isGlobal = true;
    },
    ['D5 entities[1]'],
  ],
  ['a partition key that rises', ([link]) => void (link.fields[0]!.values = 'rising'), ['D6 entities[0]']],
  ['a unique field that nothing holds', ([, account]) => void (account.indexes[0]!.isUnique = false), ['D7 entities[1].fields[1]']],
  [
    'a key that no partition can check',
    ([link]) => void Object.assign(link, { partitionKey: ['owner'], accessPaths: [link.accessPaths[0]!, link.accessPaths[2]!] }),
    ['D8 entities[0]', 'D17 ', 'D17 '],
  ],
  ['an operation that is gone', ([, account]) => void (account.accessPaths[0]!.operation = 'sign-in'), ['D9 entities[1].accessPaths[0]']],
  ['a look-up that no index serves', ([link]) => void (link.indexes = []), ['D10 entities[0].accessPaths[2]']],
  ['an index whose fields stand the other way', ([link]) => void link.indexes[0]!.fields.reverse(), ['D10 entities[0].accessPaths[2]']],
  ['a look-up by nothing', ([link]) => void (link.accessPaths[2]!.by = []), ['D10 entities[0].accessPaths[2]']],
  ['a look-up of every partition', ([link]) => void (link.indexes[0]!.isGlobal = false), ['D11 entities[0].accessPaths[2]']],
  ['one of several', ([link]) => void (link.accessPaths[2]!.does = 'one'), ['D12 entities[0].accessPaths[2]']],
  ['a list without an order', ([link]) => void (link.accessPaths[2]!.sortBy = ''), ['D13 entities[0].accessPaths[2]']],
  [
    'a list sorted by what the index has not',
    ([link]) => void (link.accessPaths[2]!.sortBy = 'target'),
    ['D13 entities[0].accessPaths[2]'],
  ],
  ['growth without an end', ([link]) => void (link.retention = 'unsaid'), ['D14 entities[0]']],
  ['days that are not given', ([link]) => void delete link.retentionDays, ['D15 entities[0]']],
  ['a relation to nothing', ([link]) => void (link.relations[0]!.to = 'gone'), ['D16 entities[0].relations[0]']],
  ['many to many in one field', ([link]) => void (link.relations[0]!.kind = 'many-to-many'), ['D16 entities[0].relations[0]']],
  ['an operation without a path', ([link]) => void link.accessPaths.pop(), ['D17 ']],
];

const found = (model: Parameters<typeof checkEntities>[0]): string[] =>
  checkEntities(model, soundOperations()).map(({ rule, path }) => `${rule} ${path}`);

describe('the rules of data models', () => {
  it('find nothing in a sound data model, in none, and in one that is only begun', () => {
    expect(found(soundEntities())).toEqual([]);
    expect(found(noEntities)).toEqual([]);
    expect(found({ ...noEntities, entities: [createEntity('a'), createEntity('b')] })).toEqual([]);
  });

  it.each(faults)('find %s, and nothing else', (_name, change, expected) => {
    expect(found(soundEntities(change))).toEqual(expected);
  });

  it('explain themselves', () => {
    for (const [, change] of faults) {
      for (const { message, why, remedy } of checkEntities(soundEntities(change), soundOperations())) {
        for (const text of [message, why, remedy]) expect(text).toMatch(/^[A-Z"].{10,}\.$/s);
      }
    }
    expect(new Set(faults.flatMap(([, , places]) => places.map((place) => place.split(' ')[0]))).size).toBe(17);
  });

  it('[D9, D17] say nothing about operations that are not given', () => {
    const model = soundEntities(([link]) => void (link.accessPaths[1]!.operation = 'gone'));
    expect(checkEntities(model)).toEqual([]);
    expect(checkEntities(soundEntities(), noOperations).map(({ rule }) => rule)).toEqual(['D9', 'D9', 'D9', 'D9']);
  });

  it('[D6] leaves a rising value behind another alone', () => {
    const model = soundEntities(([link]) => {
      link.partitionKey = ['code', 'made'];
      link.key = ['code', 'made'];
      link.indexes.push({ fields: ['code'], isUnique: true, isGlobal: true });
    });
    expect(found(model)).toEqual([]);
  });

  it('[D12] finds one by a unique field, whatever index serves it', () => {
    const model = soundEntities(([, account]) => {
      account.fields.push({ ...createField(), name: 'made', type: 'timestamp' });
      account.indexes = [{ fields: ['email', 'made'], isUnique: false, isGlobal: false }];
    });
    expect(found(model)).toEqual(['D7 entities[1].fields[1]']);
  });

  it('[D13] tells no order from one that no index gives', () => {
    const unordered = soundEntities(([link]) => void (link.accessPaths[2]!.sortBy = ' '));
    expect(checkEntities(unordered)[0]!.message).toBe('Access path 3 of "link" lists rows without an order.');
    const otherwise = soundEntities(([link]) => void (link.accessPaths[2]!.sortBy = 'target'));
    expect(checkEntities(otherwise)[0]!.remedy).toBe('Add an index on "owner, target".');
  });

  it('[D14] leaves what does not grow alone', () => {
    expect(found(soundEntities(([, account]) => void (account.retention = 'unsaid')))).toEqual([]);
    const still = soundEntities(([link]) => void Object.assign(link, { retention: 'unsaid', rowsPerDay: 0 }));
    expect(found(still)).toEqual([]);
  });

  it('[D10] takes the fields of a look-up in any order, and more of them than the key has', () => {
    const model = soundEntities(([link]) => {
      link.accessPaths[2]!.by = ['made', 'owner'];
      link.accessPaths[2]!.sortBy = 'made';
      link.accessPaths[1]!.by = ['target', 'code'];
    });
    expect(found(model)).toEqual([]);
  });
});

describe('the size of an entity', () => {
  it('is rows times bytes', () => {
    const [link, account] = soundEntities().entities as Two;
    expect(sizeOfEntity(link)).toEqual({ rowBytes: 7 + 100 + 16 + 8, unknown: [], rows: 1e9, totalBytes: 131e9 });
    expect(describeSize(link)).toBe('A row has 131 B; 1,000,000,000 of them are 131 GB, without indexes and copies.');
    expect(sizeOfEntity(account)).toEqual({ rowBytes: 16, unknown: ['email'], rows: 2_000_000 });
    expect(describeSize(account)).toBe('A row has 16 B and the unsaid size of email.');
    expect(describeSize(createEntity('a'))).toBe('');
  });

  it('has no end where rows stay, and is that of the start where it is larger', () => {
    const [link] = soundEntities().entities as Two;
    expect(describeSize({ ...link, retention: 'kept' })).toBe('A row has 131 B; 131 MB more a day, without an end.');
    expect(sizeOfEntity({ ...link, rows: 2e9 }).rows).toBe(2e9);
  });

  it('is written with a prefix', () => {
    expect([0, 999, 999.6, 1000, 3.0216e12, 5e26].map(formatBytes)).toEqual(['0 B', '999 B', '1 kB', '1 kB', '3.02 TB', '500 YB']);
    expect([0, 999, 1234567, 1234.5].map(formatRows)).toEqual(['0', '999', '1,234,567', '1,234.5']);
  });
});

describe('the text of a data model', () => {
  it('is read as it was written', () => {
    const model = soundEntities();
    expect(readEntities(writeEntities(model))).toEqual({ ok: true, model });
    expect(writeEntities(noEntities)).toBe('');
    expect(readEntities('')).toEqual({ ok: true, model: noEntities });
  });

  const entity = createEntity('a');
  const hostile: readonly (readonly [text: string, message: RegExp])[] = [
    ['links(code, target)', /not JSON/],
    ['{"format":"headroom-operations","version":1,"operations":[]}', /"format"/],
    [JSON.stringify({ ...noEntities, version: 9 }), /newer version/],
    [JSON.stringify({ ...noEntities, entities: Array.from({ length: 41 }, () => entity) }), /41 entities/],
    [JSON.stringify({ ...noEntities, entities: [{ ...entity, rows: -1 }] }), /too small/],
    [JSON.stringify({ ...noEntities, entities: [{ ...entity, key: [1] }] }), /not of type string/],
    [`{"format":"headroom-entities","version":1,"entities":[${JSON.stringify(entity).slice(0, -1)},"rows":1e999}]}`, /./],
    ['x'.repeat(longestText + 1), /larger/],
  ];
  it.each(hostile)('is refused in words where it is hostile (%#)', (text, message) => {
    const read = readEntities(text);
    expect(read.ok).toBe(false);
    expect(read.ok ? '' : read.problems[0]!.message).toMatch(message);
  });

  it('becomes lines for the report', () => {
    const lines = describeEntities(soundEntities(), soundOperations());
    expect(lines.slice(0, 12)).toEqual([
      '1. link: key code; partition key code',
      '   code: text, 7 B, many values, unique',
      '   target: text, 100 B',
      '   owner: uuid, many values',
      '   made: timestamp, rising values',
      '   Global index on owner, made',
      '   Adds a row, for make a link',
      '   Finds one by code, for open a link',
      '   Lists by owner, sorted by made, for list links',
      '   Finds one by code, for delete a link',
      '   many to one account, by owner',
      '   1,000,000 added a day, kept for 1,000 days',
    ]);
    expect(describeEntities({ ...noEntities, entities: [entity] })).toEqual([]);
    expect(describeEntities(soundEntities())[6]).toBe('   Adds a row, for an operation');
  });
});
