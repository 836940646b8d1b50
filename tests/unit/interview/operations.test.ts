import { describe, expect, it } from 'vitest';
import { isFoundAt } from '../../../src/interview/finding.ts';
import type { Operation } from '../../../src/interview/operations.ts';
import {
  createOperation,
  describeOperations,
  noOperations,
  operationLimits,
  pathParameters,
  readOperations,
  writeOperations,
} from '../../../src/interview/operations.ts';
import { checkOperations } from '../../../src/interview/operations-rules.ts';
import { longestText } from '../../../src/interview/session-events.ts';
import { soundOperations } from './structured-models.ts';

type Four = [Operation, Operation, Operation, Operation];

/** One change each to a sound interface, and the findings that it alone must lead to, as rule and place. */
const faults: readonly (readonly [name: string, change: (operations: Four) => void, found: readonly string[]])[] = [
  ['no name', ([one]) => void (one.name = ' '), ['I1 operations[0]']],
  ['a name twice', ([, , , four]) => void (four.name = 'List links'), ['I2 operations[3]']],
  [
    'a method and path twice',
    ([, two, , four]) => {
      four.method = 'GET';
      four.kind = 'query';
      four.answers = 'one';
      four.path = '/{id}/';
      four.parameters = [{ name: 'id', type: 'text', isRequired: true }];
      two.returns = 'id';
    },
    ['I2 operations[3]'],
  ],
  ['a path without its slash', ([one]) => void (one.path = 'links'), ['I3 operations[0]']],
  ['a brace without a partner', ([one]) => void (one.path = '/links/{code'), ['I3 operations[0]']],
  ['braces without a name', ([one]) => void (one.path = '/links/{}'), ['I3 operations[0]']],
  ['a path parameter that is no parameter', ([, two]) => void (two.parameters = []), ['I3 operations[1]']],
  ['an optional path parameter', ([, two]) => void (two.parameters[0]!.isRequired = false), ['I4 operations[1].parameters[0]']],
  [
    'a parameter twice',
    ([one]) => void one.parameters.push({ name: 'target ', type: '', isRequired: false }),
    ['I5 operations[0].parameters[2]'],
  ],
  [
    'a parameter without a name',
    ([one]) => void one.parameters.push({ name: '', type: 'int', isRequired: false }),
    ['I5 operations[0].parameters[2]'],
  ],
  ['a GET that changes something', ([one]) => void Object.assign(one, { method: 'GET', path: '/make' }), ['I6 operations[0]']],
  ['a DELETE that is not idempotent', ([, , , four]) => void (four.isIdempotent = 'no'), ['I7 operations[3]']],
  ['a command without errors', ([one]) => void (one.errors = []), ['I8 operations[0]']],
  ['an error without a code', ([one]) => void (one.errors[1]!.code = ''), ['I9 operations[0].errors[1]']],
  ['an error without a reason', ([one]) => void (one.errors[1]!.when = ''), ['I9 operations[0].errors[1]']],
  ['an error with a code of success', ([one]) => void (one.errors[0]!.code = '200'), ['I9 operations[0].errors[0]']],
  ['a look-up without "not there"', ([, two]) => void (two.errors = [{ code: '429', when: 'too many requests' }]), ['I10 operations[1]']],
  ['a command that does it again', ([one]) => void (one.isIdempotent = 'no'), ['I11 operations[0]']],
  ['a key that is no parameter', ([one]) => void one.parameters.pop(), ['I12 operations[0]']],
  ['a list in one piece', ([, , three]) => void (three.paging = false), ['I13 operations[2]']],
  ['pages without a place to go on from', ([, , three]) => void (three.parameters = []), ['I14 operations[2]']],
  ['a query that answers with nothing', ([, two]) => void (two.answers = 'nothing'), ['I15 operations[1]']],
  [
    'a name that comes from nowhere',
    ([, two]) => {
      two.path = '/{slug}';
      two.parameters[0]!.name = 'slug';
    },
    ['I16 operations[1]'],
  ],
];

const found = (model: Parameters<typeof checkOperations>[0]): string[] => checkOperations(model).map(({ rule, path }) => `${rule} ${path}`);

describe('the rules of interfaces', () => {
  it('find nothing in a sound interface, in none, and in one that is only begun', () => {
    expect(checkOperations(soundOperations())).toEqual([]);
    expect(checkOperations(noOperations)).toEqual([]);
    expect(checkOperations({ ...noOperations, operations: [createOperation('a', 'command'), createOperation('b')] })).toEqual([]);
  });

  it.each(faults)('find %s, and nothing else', (_name, change, expected) => {
    expect(found(soundOperations(change))).toEqual(expected);
  });

  it('explain themselves', () => {
    for (const [, change] of faults) {
      for (const { message, why, remedy } of checkOperations(soundOperations(change))) {
        for (const text of [message, why, remedy]) expect(text).toMatch(/^[A-Z"].{10,}\.$/s);
      }
    }
    expect(new Set(faults.flatMap(([, , places]) => places.map((place) => place.split(' ')[0]))).size).toBe(16);
  });

  it('[I16] says nothing where answers are unwritten, or a caller chooses the name', () => {
    const unwritten = soundOperations(([one, , three]) => void (one.returns = three.returns = ''));
    expect(found(unwritten)).toEqual([]);
    const chosen = soundOperations(([one, two, three]) => {
      one.returns = three.returns = 'the link';
      two.parameters[0]!.name = 'customCode';
      two.path = '/{customCode}';
      one.parameters.push({ name: 'custom_code', type: 'text', isRequired: false });
    });
    expect(found(chosen)).toEqual([]);
  });

  it('[I16] does not look for a name in letters that are not read', () => {
    const model = soundOperations(([, two]) => {
      two.path = '/{код}';
      two.parameters[0]!.name = 'код';
    });
    expect(found(model)).toEqual([]);
  });

  it('[I2, I3] say nothing about operations without a method or a path', () => {
    const model = soundOperations((operations) => {
      for (const operation of operations) operation.method = operation.path = '';
    });
    expect(found(model)).toEqual([]);
  });

  it('[I9] leaves codes alone that are no codes of HTTP', () => {
    expect(found(soundOperations(([one]) => void (one.errors[0]!.code = 'TAKEN')))).toEqual([]);
    expect(
      found(
        soundOperations(([one]) => {
          one.errors[0]!.code = '200';
          one.method = '';
        }),
      ),
    ).toEqual([]);
  });

  it('place findings at a thing or its parts', () => {
    expect(isFoundAt({ path: 'operations[1].errors[0]' }, 'operations[1]')).toBe(true);
    expect(isFoundAt({ path: 'operations[1]' }, 'operations[1]')).toBe(true);
    expect(isFoundAt({ path: 'operations[11]' }, 'operations[1]')).toBe(false);
  });
});

describe('the text of an interface', () => {
  it('is read as it was written', () => {
    const model = soundOperations();
    expect(readOperations(writeOperations(model))).toEqual({ ok: true, model });
    expect(writeOperations(noOperations)).toBe('');
    expect(readOperations(' \n')).toEqual({ ok: true, model: noOperations });
  });

  const operation = createOperation('a');
  const hostile: readonly (readonly [text: string, message: RegExp])[] = [
    ['POST /shorten returns the short URL', /not JSON/],
    ['null', /"format"/],
    ['[]', /"format"/],
    [JSON.stringify({ ...noOperations, version: 2 }), /newer version/],
    [JSON.stringify({ ...noOperations, version: '1' }), /version/],
    [JSON.stringify({ ...noOperations, operations: Array.from({ length: 61 }, () => operation) }), /61 operations/],
    [JSON.stringify({ ...noOperations, operations: [{ ...operation, method: 'BREW' }] }), /not known/],
    [JSON.stringify({ ...noOperations, operations: [{ ...operation, more: 1 }] }), /not known/],
    [JSON.stringify({ ...noOperations, operations: [{ ...operation, id: '../x' }] }), /not an id/],
    [JSON.stringify({ ...noOperations, operations: [{ ...operation, name: 'x'.repeat(81) }] }), /too large/],
    [JSON.stringify({ ...noOperations, operations: [operation, operation] }), /same id/],
    ['['.repeat(longestText), /./],
    ['x'.repeat(longestText + 1), /larger/],
  ];
  it.each(hostile)('is refused in words where it is hostile (%#)', (text, message) => {
    const read = readOperations(text);
    expect(read.ok).toBe(false);
    expect(read.ok ? '' : read.problems[0]!.message).toMatch(message);
    expect(read.ok ? '' : read.problems[0]!.remedy).toMatch(/\.$/);
  });

  it('holds as much as the limits say', () => {
    const full = { ...operation, note: 'n'.repeat(operationLimits.text), path: `/${'p'.repeat(operationLimits.path - 1)}` };
    const operations = Array.from({ length: operationLimits.operations }, (_, index) => ({ ...full, id: `o${index}` }));
    expect(readOperations(writeOperations({ ...noOperations, operations })).ok).toBe(true);
  });

  it('becomes lines for the report', () => {
    const lines = describeOperations(soundOperations());
    expect(lines.slice(0, 6)).toEqual([
      '1. make a link: POST /links (command)',
      '   Takes target (text); requestId (uuid).',
      '   Returns one: code, target, ends.',
      '   A repeat with the same key does no more than the first call: it is idempotent by key.',
      '   Error 409: the code is taken',
      '   Error 429: too many links',
    ]);
    expect(lines).toContain('   Takes pageToken (text), optional.');
    expect(lines).toContain('   Returns a list in pages: code, target, made; the next page token.');
    expect(describeOperations({ ...noOperations, operations: [createOperation('a')] })).toEqual([]);
    // Follow-ups on retries are not asked where these words are found.
    const begun = describeOperations({ ...noOperations, operations: [{ ...createOperation('a', 'command'), name: 'make' }] });
    expect(begun).toHaveLength(2);
    expect(begun.join(' ')).not.toMatch(/repeat|retry|idempot/);
  });

  it('has the names in braces of a path', () => {
    expect(pathParameters('/a/{ b }/{c}/{}/{/d}')).toEqual(['b', 'c']);
  });
});
