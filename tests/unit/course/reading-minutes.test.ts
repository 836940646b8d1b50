import { expect, it } from 'vitest';
import { readingMinutes } from '../../../src/course/reading-minutes.ts';

it('counts prose at 200 words a minute', () => expect(readingMinutes('word '.repeat(1000))).toBe(5));
it('leaves out code, imports and tags', () =>
  expect(
    readingMinutes(
      `import A from './a.astro';\n\n<A title="${'x '.repeat(500)}" />\n\n\`\`\`ts\n${'code '.repeat(900)}\n\`\`\`\n\n${'word '.repeat(400)}`,
    ),
  ).toBe(2));
it('is at least a minute', () => expect(readingMinutes('')).toBe(1));
