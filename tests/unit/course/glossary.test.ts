import { describe, expect, it } from 'vitest';
import { createTermFinder } from '../../../src/course/build/glossary-links.ts';
import { loadGlossary } from '../../../src/course/glossary.ts';

const terms = [
  { id: 'ring', term: 'Ring', text: 'x'.repeat(20) },
  { id: 'hash-ring', term: 'Hash ring', text: 'x'.repeat(20) },
  { id: 'ttl', term: 'TTL', text: 'x'.repeat(20), match: ['TTL', 'time to live'] },
];

describe('terms in a text', () => {
  const find = createTermFinder(terms);

  it('are found once, whole, the longest first, and whatever their capitals', () => {
    const seen = new Set<string>();
    expect(find('A hash ring is a Ring, not a string.', seen)).toEqual([
      { text: 'A ' },
      { text: 'hash ring', term: 'hash-ring' },
      { text: ' is a ' },
      { text: 'Ring', term: 'ring' },
      { text: ', not a string.' },
    ]);
    expect(find('A ring again, and its Time to live.', seen)).toEqual([
      { text: 'A ring again, and its ' },
      { text: 'Time to live', term: 'ttl' },
      { text: '.' },
    ]);
  });

  it('leave a text without any as it is', () => {
    expect(find('Nothing here.', new Set())).toEqual([{ text: 'Nothing here.' }]);
    expect(find('A ring-fence and a ttl2.', new Set())).toEqual([{ text: 'A ring-fence and a ttl2.' }]);
  });
});

describe('the glossary', () => {
  it('is valid, in order, and each of its terms is told in one or two sentences', () => {
    const all = loadGlossary();
    expect(all.length).toBeGreaterThan(50);
    for (const term of all) {
      expect(term.text, term.id).toMatch(/\.$/);
      expect(term.text.match(/[.!?](?:\s|$)/g)!.length, term.id).toBeLessThanOrEqual(3);
    }
  });
});
