import { expect, it } from 'vitest';
import { isOfExercise } from '../../../src/course/build/grader-bundles.ts';
import { withNamedFiles } from '../../../src/course/build/named-files.ts';

const texts: Readonly<Record<string, string>> = {
  '_astro/page.abc.js': 'import"./part.def.js";const later=()=>import("./later.ghi.js")',
  '_astro/part.def.js': 'new Worker(new URL(`/base/_astro/run.worker-x_1.js`,``+import.meta.url))',
  '_astro/later.ghi.js': 'const deps=["_astro/later.jkl.css"];fetch("/_astro/judge-lru.mno.js");import("./page.abc.js");"gone.pqr.js"',
  '_astro/run.worker-x_1.js': 'postMessage("other.stu.js"+"part.def.jsx")',
  '_astro/later.jkl.css': 'src:url(/_astro/icons.vwx.ttf)',
  '_astro/icons.vwx.ttf': '\0unused.bcd.js',
  '_astro/judge-lru.mno.js': 'import"./secret.yza.js"',
  '_astro/secret.yza.js': '',
  '_astro/unused.bcd.js': 'import"./page.abc.js"',
};
const read = (file: string): string => texts[file] ?? expect.unreachable(`${file} was read`);
const reached = (files: string[]) => [...withNamedFiles(files, Object.keys(texts), read, isOfExercise)].sort();

it('finds what is named anywhere on the way, workers and fonts too, and nothing else', () =>
  expect(reached(['_astro/page.abc.js'])).toEqual([
    '_astro/icons.vwx.ttf',
    '_astro/later.ghi.js',
    '_astro/later.jkl.css',
    '_astro/page.abc.js',
    '_astro/part.def.js',
    '_astro/run.worker-x_1.js',
  ]));

it('leaves out what was not built', () => expect(reached(['_astro/styles-only.efg.js'])).toEqual([]));

it.each([
  ['_astro/judge-lb-power-of-two.Cm2V1RS4.js', true],
  ['_astro/learner.Cg1aDMoM.js', true],
  ['_astro/design-learner.Cy-I_oPr.js', false],
  ['_astro/design-judge.BywlWT78.js', false],
  ['_astro/learner-record.CXbP3bNa.js', false],
])('tells whether %s grades exercises', (file, is) => expect(isOfExercise(file)).toBe(is));
