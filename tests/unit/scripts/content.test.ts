import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { anchorsOf, findBrokenLinks } from '../../../scripts/check/content-links.ts';
import { findShapeProblems, findSourceProblems, readLesson } from '../../../scripts/check/lessons.ts';
import { findQuizProblems } from '../../../scripts/check/quiz.ts';
import { readingLevel } from '../../../scripts/check/reading-level.ts';

const map = new Map<string, ReadonlySet<string> | undefined>([
  ['/lessons/sagas/', new Set(['the-idea'])],
  ['/labs/saga/', undefined],
]);

describe('findBrokenLinks', () => {
  it('lets links to pages, anchors and its own headings pass', () => {
    const text = '## In the interview\n\n[a](/lessons/sagas/) [b](/lessons/sagas/#the-idea) [c](/labs/saga/#any) [d](#in-the-interview)';
    expect(findBrokenLinks(text, map)).toEqual([]);
  });

  it('names a page that is not there, once, and an anchor that the page lacks', () => {
    const broken = findBrokenLinks('[a](/lessons/saga/) [b](/lessons/saga/) <a href="/lessons/sagas/#idea">c</a> [d](#quiz)', map);
    expect(broken.map(({ message }) => message)).toEqual([
      'links to /lessons/saga/, which is no page',
      'links to /lessons/sagas/#idea, but the page has no such anchor',
      'links to #quiz, but the page has no such anchor',
    ]);
  });

  it('reads no links in code, and anchors of headings with code and links in them', () => {
    expect(findBrokenLinks('```md\n[a](/nowhere/)\n```', map)).toEqual([]);
    expect([...anchorsOf('## The `get` call\n\n### See [the log](/lessons/sagas/)\n\n## Twice\n\n## Twice')]).toEqual([
      'the-get-call',
      'see-the-log',
      'twice',
      'twice-1',
    ]);
  });
});

describe('readingLevel', () => {
  it('follows the formula of the automated readability index', () => {
    // 2 sentences, 8 words, 26 letters.
    expect(readingLevel('The cat sat on it. Dogs ran home.')).toBeCloseTo(4.71 * (24 / 8) + 0.5 * (8 / 2) - 21.43, 10);
  });

  it('finds long words in long sentences harder, and reads no code, tags or headings', () => {
    const hard = 'Notwithstanding considerable architectural heterogeneity, organisations consistently demonstrate interoperability.';
    expect(readingLevel(hard)).toBeGreaterThan(readingLevel('It is up. It is on.') + 10);
    expect(readingLevel(`## Heterogeneity\n\n<Figure caption="x" />\n\nIt is up.\n\n\`\`\`ts\nconst heterogeneity = 1;\n\`\`\``)).toBe(
      readingLevel('It is up.'),
    );
    expect(readingLevel('')).toBe(0);
  });
});

describe('the template of the authoring guide', () => {
  const guide = readFileSync(new URL('../../../docs/AUTHORING.md', import.meta.url), 'utf8');
  const template = /```mdx\n([^]*?)```/.exec(guide)![1]!;
  const problems: { message: string }[] = [];
  const [lesson] = readLesson('content/lessons/04-caching/09-template.mdx', template, problems as never);

  it('passes the check but for the parts to write and its length', () => {
    expect(problems).toEqual([]);
    const found = [...findShapeProblems(lesson!), ...findSourceProblems(lesson!), ...findQuizProblems(lesson!.path, lesson!.body)];
    expect(found.map(({ message }) => message)).toEqual([expect.stringMatching(/^has \d+ words$/), expect.stringMatching(/^TO WRITE:/)]);
  });

  it('names only components that there are', () => {
    const imports = [...template.matchAll(/from '\.\.\/\.\.\/\.\.\/(.+)'/g)].map((found) => found[1]!);
    expect(imports.length).toBeGreaterThan(3);
    for (const file of imports) expect(readFileSync(new URL(`../../../${file}`, import.meta.url), 'utf8').length).toBeGreaterThan(0);
  });
});
