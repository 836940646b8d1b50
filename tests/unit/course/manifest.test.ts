import { describe, expect, it } from 'vitest';
import manifest from '../../../exercises/caching/cache-lru/exercise.ts';
import { readManifest } from '../../../src/course/manifest.ts';

const path = '/exercises/caching/cache-lru/exercise.ts';

describe('readManifest', () => {
  it('returns a valid manifest', () => expect(readManifest(path, manifest).id).toBe('cache-lru'));

  it.each([/^\/exercises\/caching\/cache-lru\/exercise\.ts is not a valid/, /minutes: /, /Correct these fields/])(
    'names file, field and remedy when a field is wrong: %s',
    (part) => expect(() => readManifest(path, { ...manifest, minutes: 'forty' })).toThrow(part),
  );

  it('names an unknown field', () => expect(() => readManifest(path, { ...manifest, colour: 'red' })).toThrow(/colour/));

  it('says so when nothing is exported', () => expect(() => readManifest(path, undefined)).toThrow(/default export/));

  it('refuses a manifest in a folder of another name', () =>
    expect(() => readManifest('/exercises/caching/cache-lfu/exercise.ts', manifest)).toThrow(/folders are "caching\/cache-lfu"/));

  it('refuses rules out of order', () =>
    expect(() => readManifest(path, { ...manifest, rules: [...manifest.rules].reverse() })).toThrow(/rules\.0\.id is "R12"/));
});
