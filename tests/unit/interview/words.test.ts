import { describe, expect, it } from 'vitest';
import { findNearWord, findSlip } from '../../../src/interview/near-word.ts';
import { createSynonyms } from '../../../src/interview/synonyms.ts';
import { foldWord, mentions, splitWords } from '../../../src/interview/words.ts';

describe('words', () => {
  it('are split from capitals, accents, apostrophes and marks', () => {
    expect(splitWords("What's the café's TTL? 10,000 a day; don't-know")).toEqual([
      'what',
      's',
      'the',
      'cafe',
      's',
      'ttl',
      '10000',
      'a',
      'day',
      'do',
      'not',
      'know',
    ]);
  });

  it.each([
    ['cache caches cached caching', 'cach'],
    ['delete deletes deleted deleting deletion', 'delet'],
    ['expire expires expired expiring expiry', 'expir'],
    ['available availability', 'avail'],
    ['retry retries retried', 'retr'],
    ['dropped dropping drop', 'drop'],
    ['crash crashes crashed', 'crash'],
  ])('fold %s alike', (words, stem) => {
    for (const word of words.split(' ')) expect(foldWord(word), word).toBe(stem);
  });

  it.each(['class', 'status', 'table', 'ms', '301', 'bring', 'need'])('leave "%s" a word of its own', (word) => {
    expect(foldWord(word).length).toBeGreaterThanOrEqual(Math.min(word.length, 3));
    expect(foldWord(word)).toBe({ table: 'tabl' }[word] ?? word);
  });
});

describe('mentions', () => {
  it('are found in any form, and as a run of words', () => {
    expect(mentions('We are caching it.', 'cache')).toBe(true);
    expect(mentions('The load-balancers share it.', 'load balancer')).toBe(true);
    expect(mentions('The load is on the balancer.', 'load balancer')).toBe(false);
    expect(mentions('A cacheable thing', 'TTL')).toBe(false);
    expect(mentions('Anything', '?!')).toBe(false);
  });

  it('are none where denied, within the sentence and three words', () => {
    expect(mentions('We need no cache.', 'cache', 'ignored')).toBe(false);
    expect(mentions("We don't really cache it.", 'cache', 'ignored')).toBe(false);
    expect(mentions('We need no cache.', 'cache')).toBe(true);
    expect(mentions('Not needed at all here, but a cache helps.', 'cache', 'ignored')).toBe(true);
    expect(mentions('Rather not. Cache it.', 'cache', 'ignored')).toBe(true);
    expect(mentions('No cache at first. Later a cache.', 'cache', 'ignored')).toBe(true);
  });
});

describe('slips of the finger', () => {
  it('are one letter added, left out, exchanged or swapped', () => {
    for (const slip of ['latncy', 'latenc']) expect(findSlip(slip, 'latency'), slip).toBe('left-out');
    for (const slip of ['latenncy', 'latencys']) expect(findSlip(slip, 'latency'), slip).toBe('added');
    expect(findSlip('latemcy', 'latency')).toBe('exchanged');
    expect(findSlip('latecny', 'latency')).toBe('swapped');
    for (const other of ['latency', 'latcy', 'ltaecny', 'patents']) expect(findSlip(other, 'latency'), other).toBeUndefined();
  });

  it('are mended only where one word is near, and the word is long', () => {
    expect(findNearWord('latncy', ['latency', 'budget'])).toBe('latency');
    expect(findNearWord('xxxxx', ['latency'])).toBeUndefined();
    expect(findNearWord('reads', ['reade', 'readx'])).toBeUndefined();
    expect(findNearWord('teem', ['team'])).toBeUndefined();
  });

  it('are not mended in words of five letters where one is exchanged, which make another word', () => {
    expect(findNearWord('match', ['batch'])).toBeUndefined();
    expect(findNearWord('seays', ['seats'])).toBeUndefined();
    expect(findNearWord('ledger', ['lodger'])).toBe('lodger');
    for (const slip of ['setas', 'seatts', 'sseats']) expect(findNearWord(slip, ['seats']), slip).toBe('seats');
  });
});

describe('synonyms', () => {
  it('stand for their group, several words before one, a case before the general ones', () => {
    const { replace, words } = createSynonyms([['link', 'url', 'p99']]);
    const read = (text: string): string[] => replace(splitWords(text).map(foldWord));
    expect(read('urls')).toEqual(['link']);
    expect(read('p99')).toEqual(read('url'));
    expect(read('sign in at once')).toEqual([foldWord('account'), foldWord('immediate')]);
    expect(read('once')).toEqual(['onc']);
    expect(words.has('uptime')).toBe(true);
  });
});
