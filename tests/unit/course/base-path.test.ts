import { describe, expect, it } from 'vitest';
import { readBasePath, withBase } from '../../../src/course/build/base-path.ts';

describe('readBasePath', () => {
  it.each([
    [undefined, '/'],
    ['', '/'],
    ['/', '/'],
    ['headroom', '/headroom/'],
    ['/headroom/', '/headroom/'],
    ['/a/b-c', '/a/b-c/'],
  ])('%j gives %j', (value, expected) => expect(readBasePath(value)).toBe(expected));

  it.each(['https://example.org/', '/a b/', '/a//b', '/<script>/'])('refuses %j with what to give instead', (value) =>
    expect(() => readBasePath(value)).toThrow(/HEADROOM_BASE is .* such as \/headroom\//),
  );
});

describe('withBase', () => {
  it('puts links from the root under the base', () => expect(withBase('/course/#caching', '/headroom/')).toBe('/headroom/course/#caching'));
  it.each(['#rules', 'https://example.org/', '//example.org/', '../x/', 'mailto:a@b.c'])('leaves %j', (link) =>
    expect(withBase(link, '/headroom/')).toBe(link),
  );
});
