import { describe, expect, it } from 'vitest';
import { instrument } from '../../src/grader/realm/learner/instrument.ts';

/** Returns instrumented code without the line that returns the exports. Fails the test when the source is refused. */
function instrumented(source: string): string {
  const result = instrument(source);
  if (!result.ok) throw new Error(`refused: ${result.message}`);
  return result.code.slice(0, result.code.lastIndexOf('\n;return '));
}

/** Runs instrumented code outside of any sandbox and returns its exports and the lines that ticked, in order. */
function run(source: string): { exports: Record<string, any>; ticks: number[]; keys: unknown[]; made: unknown[] } {
  const result = instrument(source);
  if (!result.ok) throw new Error(`refused: ${result.message}`);
  const ticks: number[] = [];
  const keys: unknown[] = [];
  const made: unknown[] = [];
  const note = (list: unknown[]) => (value: unknown) => {
    list.push(value);
    return value;
  };
  const make = new Function('$hr$tick', '$hr$keys', '$hr$new', `'use strict';${result.code}`);
  return { exports: make((line: number) => ticks.push(line), note(keys), note(made)) as Record<string, any>, ticks, keys, made };
}

describe('where the meter goes', () => {
  it.each([
    ['function declaration', 'function f() { return 1; }', 'function f() {$hr$tick(1); return 1; }'],
    ['arrow with an expression', 'const f = () => 1;', 'const f = () => ($hr$tick(1),1);'],
    ['arrow that returns an object', 'const f = () => ({ a: 1 });', 'const f = () => (($hr$tick(1),{ a: 1 }));'],
    [
      'method, getter and constructor',
      'class A { m() {} get g() {} constructor() {} }',
      'class A { m() {$hr$tick(1);} get g() {$hr$tick(1);} constructor() {$hr$tick(1);} }',
    ],
    ['loop with a block', 'while (a) { b(); }', 'while (a) {$hr$tick(1); b(); }'],
    ['loop with a statement', 'for (const x of y) z(x);', 'for (const x of y) {$hr$tick(1);z(x);}'],
    ['loop with nothing', 'for (;;);', 'for (;;){$hr$tick(1);;}'],
    ['do while', 'do a++; while (b)', 'do {$hr$tick(1);a++;} while (b)'],
    ['for in', 'for (const k in o) f(k);', 'for (const k in $hr$keys(o)) {$hr$tick(1);f(k);}'],
    ['object spread', 'const a = { ...b };', 'const a = { ...$hr$keys(b) };'],
    ['object rest', 'const { a, ...b } = c;', 'const { a, ...b } = $hr$keys(c);'],
    ['object rest of a parameter', 'function f({ a, ...b }) {}', 'function f({ a, ...b }) {$hr$tick(1);$hr$keys(a);$hr$keys(b);}'],
    ['new', 'const a = new B(1);', 'const a = $hr$new(new B(1));'],
    ['new as the whole body of a loop', 'while (a) new B();', 'while (a) {$hr$tick(1);$hr$new(new B());}'],
    ['new right after a loop', 'while (a) b();new C();', 'while (a) {$hr$tick(1);b();}$hr$new(new C());'],
    ['new as what an arrow returns', 'const f = () => new B;', 'const f = () => ($hr$tick(1),$hr$new(new B));'],
    ['spread of something new', 'f({ ...new B });', 'f({ ...$hr$keys($hr$new(new B)) });'],
  ])('%s', (_name, source, expected) => {
    expect(instrumented(source)).toBe(expected);
  });

  it('ticks once for each turn and each entry, with the line it is on', () => {
    const { ticks, keys, made } = run(
      'for (let n = 0; n < 3; n++)\n  f();\nfunction f() {\n  return new Array(2);\n}\nfor (const k in { a: 1 }) void k;',
    );
    expect(ticks).toEqual([1, 3, 1, 3, 1, 3, 6]);
    expect(keys).toEqual([{ a: 1 }]);
    expect(made).toHaveLength(3);
  });
});

describe('lines', () => {
  it.each([
    'export\nconst\na = 1;\nthrowHere();',
    'export default\n\nfunction f() {}\nthrowHere();',
    'export /* a\nb */ default\n() => 1;\nthrowHere();',
    'const a = 1, b = 2;\nexport {\n  a,\n  b as c,\n};\nthrowHere();',
    'const o = {\n  ...a,\n};\nfor (;;)\n  new B();\nthrowHere();',
    'const t = `\n${() => 1}\n<!--\n`;\nthrowHere();',
  ])('stay where they were: %j', (source) => {
    const lineOf = (code: string) => code.split('\n').findIndex((line) => line.includes('throwHere')) + 1;
    expect(lineOf(instrumented(source))).toBe(lineOf(source));
    expect(instrumented(source).split('\n')).toHaveLength(source.split('\n').length);
  });
});

describe('exports', () => {
  it.each([
    ['export const a = 1, [b, { c = 3 }] = [2, {}];', { a: 1, b: 2, c: 3 }],
    ['export let { a, ...b } = { a: 1, z: 2 };', { a: 1, b: { z: 2 } }],
    ['const a = 1; export { a, a as b, a as "any name", a as default };', { a: 1, b: 1, 'any name': 1, default: 1 }],
    ['export default (1, 2);', { default: 2 }],
    ['export default ({ a: 1 })', { default: { a: 1 } }],
    ['export default [1][0];', { default: 1 }],
    ['export class A { static n = 1 } export default A.n', {}],
  ])('%s', (source, expected) => {
    expect(run(source).exports).toMatchObject(expected);
  });

  it('end a default export where it ended', () => {
    const { exports } = run('export default function () { return 1; }\n(() => 2)();\nexport const after = 3;');
    expect(exports['default']()).toBe(1);
    expect(exports['after']).toBe(3);
  });

  it('lists the names for the message about a wrong export', () => {
    expect(instrument('export const a = 1; export default 2;')).toMatchObject({ ok: true, exports: ['a', 'default'] });
  });
});

describe('literals that SES would rewrite', () => {
  it.each([
    ['"import("', 'import('],
    ["'<!-- x -->'", '<!-- x -->'],
    ['`import(${1}-->`', 'import(1-->'],
    ['"import /* */ (x)"', 'import /* */ (x)'],
    ['Object.keys({ "import(": 1 })[0]', 'import('],
    ['Object.keys({ import() {} })[0]', 'import'],
    ['new (class { import() { return "called"; } })().import()', 'called'],
    ['/<!--|import\\(/.source.length', 14],
  ])('%s keeps its value, in a spelling that SES leaves alone', (source, expected) => {
    const code = instrumented(`export const a = ${source};`);
    expect(code).not.toMatch(/<!--|-->|(?:^|[^.])\bimport\s*[(/]/);
    const { exports } = run(`export const a = ${source};`);
    expect(typeof expected === 'number' ? exports['a'] > expected - 1 : exports['a']).toBe(typeof expected === 'number' ? true : expected);
  });
});

describe('what is refused, and where', () => {
  it.each([
    ["\nimport a from 'b';", 'imports a module', 2, 1],
    ["import 'b';", 'imports a module', 1, 1],
    ["export * from 'b';", 'imports a module', 1, 1],
    ["const a = 1;\n  export { b } from 'b';", 'imports a module', 2, 3],
    ["const a = () =>\n  import('b');", 'import()', 2, 3],
    ['f(import.meta.url);', 'import.meta', 1, 3],
    ["a;\n  eval('1');", 'eval', 2, 3],
    ['await 1;', 'top level', 1, 1],
    ['const $hr$tick = 1;', '$hr$tick', 1, 7],
    ['$hr$anything();', '$hr$anything', 1, 1],
    ['\\u0024hr$tick();', '$hr$tick', 1, 1],
    ['function f({ a: [$hr$x] }) {}', '$hr$x', 1, 18],
    ['class $hr$x {}', '$hr$x', 1, 7],
    ['try {} catch ($hr$x) {}', '$hr$x', 1, 15],
    ['const a = { $hr$x };', '$hr$x', 1, 13],
    ['for (const $hr$x of []);', '$hr$x', 1, 12],
  ])('%j', (source, message, line, column) => {
    const result = instrument(source);
    expect(result).toMatchObject({ ok: false, kind: 'forbidden', line, column });
    expect(result.ok === false && result.message).toContain(message);
  });

  it.each([
    ['let a = ;', 1, 9],
    ['\n}', 2, 1],
    ['with (a) {}', 1, 1],
    ['#!/bin/x', 1, 2],
    ['return 1;', 1, 1],
    ['let a; let a;', 1, 12],
  ])('does not parse: %j', (source, line, column) => {
    expect(instrument(source)).toMatchObject({ ok: false, kind: 'syntax', line, column });
  });

  it('says so when the source is nested too deeply', () => {
    expect(instrument(`x = ${'['.repeat(50_000)}${']'.repeat(50_000)}`)).toMatchObject({
      ok: false,
      kind: 'syntax',
      message: expect.stringContaining('too deeply'),
    });
  });

  it('allows names that only look reserved, as members', () => {
    expect(instrument('a.$hr$tick; const b = { $hr$tick: 1 };').ok).toBe(true);
  });
});
