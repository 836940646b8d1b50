import { describe, expect, it } from 'vitest';
import {
  findFailingReferences,
  findMissingDesigns,
  findNaiveSurprises,
  findWeakSurprises,
  loadCaseDesigns,
} from '../../../scripts/check/interview-designs.ts';
import { readCaseDesigns } from '../../../src/interview/case-designs.ts';
import type { InterviewCase } from '../../../src/interview/case-file.ts';
import { designFile } from '../design/sample-design.ts';
import { readSiteCase, smallCase } from './cases.ts';

/** A case of 10 requests a second whose only objective is a p99, with a design of one service for each role. */
function caseOf(about: readonly object[], more: object = {}): InterviewCase {
  return smallCase((data) => {
    data.objectives[0]!.value = 0.1;
    const told = { name: 'A design', summary: 'As small as it can be.', tells: 'It gives nothing up.' };
    Object.assign(data, { designs: about.map((one, index) => ({ id: `d${index}`, role: 'reference', ...told, ...one })) });
    Object.assign(data.change, { effects: [{ kind: 'burst', factor: 2 }] });
    Object.assign(data.faults[0]!, { effects: [{ kind: 'instances-lost', on: { kinds: ['service'] }, count: 1 }] });
    Object.assign(data, more);
  });
}
const serving = (serviceTimeMs: number, settings: object = {}): string =>
  JSON.stringify(
    designFile(
      [
        ['users', 'clients'],
        ['web', 'service', { replicas: 2, workersPerInstance: 4, serviceTimeMs, serviceTimeDistribution: 'deterministic', ...settings }],
      ],
      [['users web', 'sync', { timeoutMs: 10_000, retries: 1 }]],
    ),
  );
const read = (one: InterviewCase, ...texts: string[]) => readCaseDesigns(one, new Map(texts.map((text, index) => [`d${index}`, text])));

describe('the designs of a case', () => {
  it('are read in the order of the case, each with what the case says of it', () => {
    const one = caseOf([{ name: 'The first' }, { role: 'weak', smallest: { kind: 'slow', component: 'web', factor: 20 } }]);
    const { designs, mistakes } = read(one, serving(10), serving(20));
    expect(mistakes).toEqual([]);
    expect(designs.map(({ id, name, role }) => [id, name, role])).toEqual([
      ['d0', 'The first', 'reference'],
      ['d1', 'A design', 'weak'],
    ]);
    expect(designs[1]!.smallest).toEqual({ kind: 'slow', component: 'web', factor: 20 });
    expect(designs[0]!.design.components[1]!.settings).toMatchObject({ serviceTimeMs: 10 });
  });

  it('tell of files that are missing, left over, broken, without clients, or for kinds there are not', () => {
    const messages = (one: InterviewCase, ...texts: string[]) =>
      read(one, ...texts).mistakes.map(({ path, message }) => `${path} ${message}`);
    expect(messages(caseOf([{}]))).toEqual(['designs.0 has no file designs/d0.json']);
    expect(messages(caseOf([{}]), serving(1), serving(1))).toEqual(['designs/d1.json is not in the case']);
    expect(messages(caseOf([{}]), serving(1).slice(0, 50))).toEqual([expect.stringContaining('not JSON')]);
    expect(messages(caseOf([{}]), JSON.stringify(designFile([['web', 'service']], [])))).toEqual(['designs/d0.json has no clients']);
    const odd = JSON.stringify(
      designFile(
        [
          ['users', 'clients'],
          ['web', 'service'],
        ],
        [['users web', 'sync', { for: ['nothing'] }]],
      ),
    );
    expect(messages(caseOf([{}]), odd)).toEqual([expect.stringContaining('for "nothing"')]);
    const weak = caseOf([{ role: 'weak', smallest: { kind: 'instance-lost', component: 'db' } }]);
    expect(messages(weak, serving(1))).toEqual(['designs.0.smallest is of what designs/d0.json does not have']);
  });

  it('must say what they miss, and how they break', () => {
    expect(() => caseOf([{ role: 'naive' }])).toThrow(/is empty/);
    expect(() => caseOf([{ role: 'naive', misses: ['nothing'] }])).toThrow(/which is not there/);
    expect(() => caseOf([{ role: 'weak' }])).toThrow(/is missing/);
  });
});

describe('the check of designs', () => {
  it('wants each role, and happenings that befall a reference', () => {
    const one = caseOf([{}], { faults: smallCase().faults });
    expect(findMissingDesigns(one, read(one, serving(10)).designs).map(({ path, message }) => `${path} ${message}`)).toEqual([
      'designs has 1 of the role "reference"',
      'designs has 0 of the role "naive"',
      'designs has 0 of the role "weak"',
      'faults.0 does nothing to any reference design',
    ]);
    const shortener = readSiteCase('url-shortener');
    expect(findMissingDesigns(shortener, loadCaseDesigns(shortener).designs)).toEqual([]);
  });

  it('finds references that miss an objective in some run', () => {
    const one = caseOf([{}, {}]);
    const found = findFailingReferences(one, read(one, serving(10), serving(110)).designs);
    expect(new Set(found.map(({ path }) => path))).toEqual(new Set(['designs/d1.json']));
    expect(found).toHaveLength(3);
    // Four workers serve 13 a second, eight 27: enough but for the loss of an instance under its own time.
    expect(found[0]!.message).toMatch(/"p99" is missed in peak: 0.11\d* s, wanted at most 0.1 s/);
  });

  it('finds naive designs that miss other things than is said', () => {
    const one = caseOf([
      { role: 'naive', misses: ['p99'] },
      { role: 'naive', misses: ['p99'] },
    ]);
    expect(findNaiveSurprises(one, read(one, serving(110), serving(10)).designs)).toMatchObject([
      { path: 'designs/d1.json', message: 'misses nothing' },
    ]);
  });

  it('finds weak designs that look wrong, do not break as is said, or break by less', () => {
    const weak = (serviceTimeMs: number, factor: number) => {
      const one = caseOf([{ role: 'weak', smallest: { kind: 'slow', component: 'web', factor } }]);
      return findWeakSurprises(one, read(one, serving(serviceTimeMs)).designs).map(({ message }) => message);
    };
    expect(weak(60, 2)).toEqual([]);
    expect(weak(110, 2)[0]).toContain('"p99" is missed in peak');
    expect(weak(10, 2)).toEqual(['is not broken by: “web” takes 2 times as long (size 2)']);
    expect(weak(60, 5)).toEqual([expect.stringMatching(/broken by less already: .*takes 2 times as long/)]);
  });
});
