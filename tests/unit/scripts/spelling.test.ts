import { describe, expect, it } from 'vitest';
import { findUnknownWords } from '../../../scripts/check/spelling.ts';

describe('spelling', () => {
  it('names a word that no list knows, once', async () => {
    expect(await findUnknownWords('A cahce is a cahce.', [])).toEqual(['cahce']);
  });

  it('takes British spelling and the words of the project', async () => {
    expect(await findUnknownWords('The behaviour of a colourful catalogue after Zipf.', ['Zipf'])).toEqual([]);
  });

  it('reads what tags say, and neither code nor links nor frontmatter', async () => {
    const mdx = [
      '---',
      'title: Frontmattr',
      '---',
      '<Question ask="What is a cahce?" answers={[{ text: \'A stoore\', why: "Becuse." }]} />',
      '`getNodez` and [a link](https://example.org/misspeld).',
      '```ts',
      'const codde = 1;',
      '```',
    ].join('\n');
    expect((await findUnknownWords(mdx, [])).sort()).toEqual(['Becuse', 'cahce', 'stoore']);
  });
});
