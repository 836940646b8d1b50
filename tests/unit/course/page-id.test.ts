import { expect, it } from 'vitest';
import { moduleOf, pageIdOf } from '../../../src/course/page-id.ts';

it('takes the numbers and the module out of a lesson address', () =>
  expect(pageIdOf('lessons/04-caching/01-why-caches-work.mdx')).toBe('lessons/why-caches-work'));

it('addresses pages by their name', () => expect(pageIdOf('pages/how-grading-works.mdx')).toBe('how-grading-works'));

it.each(['lessons/caching/01-a.mdx', 'lessons/04-caching/why.mdx', 'lessons/04-caching/1-why.mdx', 'notes/a.mdx'])(
  'refuses %s and says what to call it',
  (entry) => expect(() => pageIdOf(entry)).toThrow(`content/${entry}`),
);

it('reads module and order from the path, on Windows too', () => {
  expect(moduleOf('content/lessons/04-caching/02-what-to-evict.mdx')).toEqual({ id: 'caching', order: '04-02' });
  expect(moduleOf('content\\lessons\\04-caching\\02-what-to-evict.mdx')).toEqual({ id: 'caching', order: '04-02' });
  expect(moduleOf('content/pages/a.mdx')).toBeUndefined();
});
