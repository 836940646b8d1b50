import { ESLint, Linter } from 'eslint';
import tseslint from 'typescript-eslint';
import { describe, expect, it } from 'vitest';
import { determinismRule } from '../../../scripts/lint-rules/determinism.ts';
import { findLayerMistake, layersRule } from '../../../scripts/lint-rules/layers.ts';

/** Runs one of our rules over code, as ESLint does, and returns its messages. */
function lint(rule: 'layers' | 'determinism', file: string, code: string): string[] {
  const linter = new Linter({ cwd: process.cwd() });
  const config: Linter.Config = {
    files: ['**/*.ts', '**/*.tsx'],
    languageOptions: { parser: tseslint.parser as Linter.Parser },
    plugins: { headroom: { rules: { layers: layersRule, determinism: determinismRule } } },
    rules: { [`headroom/${rule}`]: 'error' },
  };
  return linter.verify(code, config, { filename: `${process.cwd()}/${file}` }).map((message) => message.message);
}

describe('layers', () => {
  it.each([
    ['src/kernel/a.ts', '../schema/exercise.ts', 'the kernel depends on nothing'],
    ['src/schema/a.ts', '../sim/index.ts', 'from right to left'],
    ['src/sim/a.ts', '../grader/authoring.ts', 'from right to left'],
    ['src/estimate/a.ts', '../sim/index.ts', 'from right to left'],
    ['src/sim/a.ts', 'react', 'user interface'],
    ['src/progress/a.ts', '../islands/x/a.ts', 'from right to left'],
    ['src/progress/a.ts', '../grader/host/index.ts', 'from right to left'],
    ['src/grader/realm/a.ts', '../host/index.ts', 'must not reach the page'],
    ['src/grader/protocol/a.ts', '../realm/judge/judge.ts', 'data that every side shares'],
    ['src/grader/format/a.ts', '../host/index.ts', 'only grader/host knows the browser'],
    ['src/interview/a.ts', '../progress/index.ts', 'from right to left'],
    ['src/islands/x/a.tsx', '../../components/a.astro', 'from right to left'],
    ['src/components/a.astro', '../pages/index.astro', 'from right to left'],
    ['src/course/a.ts', '../components/a.astro', 'build time'],
    ['exercises/caching/cache-lru/suite/a.ts', '../../../../src/sim/engine/simulation.ts', 'complete in itself'],
    ['exercises/caching/cache-lru/suite/a.ts', '../../cache-lfu/contract.ts', 'complete in itself'],
    ['exercises/caching/cache-lru/suite/a.ts', '../../../data/suite-parts/a.ts', 'complete in itself'],
    ['exercises/caching/suite-parts/a.ts', '../cache-lru/contract.ts', 'complete in itself'],
    ['exercises/replay-parts/a.ts', '../caching/suite-parts/a.ts', 'complete in itself'],
    ['src/islands/x/a.tsx', '../../../exercises/caching/cache-lru/private/reference.ts?raw', 'private/ holds the solutions'],
    ['exercises/caching/cache-lru/suite/a.ts', '../private/reference.ts', 'private/ holds the solutions'],
    ['src/course/a.ts', '/exercises/*/*/private/*.ts', 'private/ holds the solutions'],
  ])('refuses %s importing %s, and says why', (from, specifier, why) => {
    expect(findLayerMistake(from, specifier)).toContain(why);
  });

  it.each([
    ['src/kernel/a.ts', './assert.ts'],
    ['src/sim/a.ts', '../kernel/index.ts'],
    ['src/interview/a.ts', '../estimate/index.ts'],
    ['src/progress/a.ts', '../grader/protocol/verdict.ts'],
    ['src/grader/realm/judge/a.ts', '../../protocol/messages.ts'],
    ['src/grader/host/a.ts', '../realm/judge/judge.ts'],
    ['src/islands/x/a.tsx', 'react'],
    ['src/islands/x/a.tsx', './a.css'],
    ['src/pages/index.astro', '../components/a.astro'],
    ['exercises/caching/cache-lru/suite/a.ts', '../contract.ts'],
    ['exercises/caching/cache-lru/suite/a.ts', '../../suite-parts/a.ts'],
    ['exercises/caching/cache-lru/replay.tsx', '../../replay-parts/a.ts'],
    ['exercises/replay-parts/a.ts', './b.ts'],
    ['exercises/caching/cache-lru/suite/a.ts', '../../../../src/grader/authoring.ts'],
    ['exercises/caching/cache-lru/private/reference.ts', '../contract.ts'],
    ['src/pages/exercises/[id]/approaches.astro', '/exercises/*/*/private/*.ts'],
    ['scripts/check.ts', '../exercises/caching/cache-lru/private/reference.ts'],
  ])('lets %s import %s', (from, specifier) => {
    expect(findLayerMistake(from, specifier)).toBeUndefined();
  });

  it.each([
    "import { a } from '../islands/a.ts';",
    "import type { A } from '../islands/a.ts';",
    "export { a } from '../islands/a.ts';",
    "export * from '../islands/a.ts';",
    "const a = import('../islands/a.ts');",
    "type A = import('../islands/a.ts').A;",
    "const all = import.meta.glob('../islands/*.ts');",
    "const all = import.meta.glob(['../islands/*.ts']);",
  ])('sees %s', (code) => {
    expect(lint('layers', 'src/sim/a.ts', code)).toHaveLength(1);
  });
});

describe('determinism', () => {
  it.each([
    'Math.random();',
    'const { random } = Math;',
    'Math.log(2);',
    'Math.exp(2);',
    'Math.pow(2, 0.5);',
    'Math.hypot(1, 2);',
    'Math.sin(1);',
    'Math.cos(1);',
    'Date.now();',
    'new Date();',
    'Date();',
    'performance.now();',
    "'a'.localeCompare('b');",
    '(1).toLocaleString();',
    'new Intl.NumberFormat();',
  ])('refuses %s', (code) => {
    expect(lint('determinism', 'src/sim/a.ts', code)).toHaveLength(1);
  });

  it.each(['Math.sqrt(2);', 'Math.floor(1.5);', 'new Date(0);', "'a' < 'b';", 'stream.random();'])('lets %s be', (code) => {
    expect(lint('determinism', 'src/sim/a.ts', code)).toEqual([]);
  });
});

describe('the configuration', () => {
  const eslint = new ESLint();
  const severity = async (file: string, rule: string): Promise<number | undefined> => {
    const config = (await eslint.calculateConfigForFile(file)) as { rules?: Record<string, [number]> };
    return config.rules?.[rule]?.[0];
  };

  it.each([
    'src/kernel/a.ts',
    'src/sim/a.ts',
    'src/grader/realm/a.ts',
    'src/grader/protocol/a.ts',
    'exercises/caching/cache-lru/suite/a.ts',
  ])('holds %s to determinism and keeps the DOM out', async (file) => {
    expect(await severity(file, 'headroom/determinism')).toBe(2);
    expect(await severity(file, 'no-restricted-globals')).toBe(2);
    expect(await severity(file, 'headroom/layers')).toBe(2);
  });

  it.each(['src/islands/a.tsx', 'src/progress/a.ts', 'src/pages/a.astro'])('lets %s tell the time', async (file) => {
    expect(await severity(file, 'headroom/determinism')).toBeUndefined();
    expect(await severity(file, 'headroom/layers')).toBe(2);
  });

  it('refuses file names that say nothing', async () => {
    expect(await severity('src/sim/utils.ts', 'no-restricted-syntax')).toBe(2);
    expect(await severity('src/sim/queue.ts', 'no-restricted-syntax')).toBeUndefined();
  });
});
