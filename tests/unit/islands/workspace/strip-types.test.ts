import { describe, expect, it } from 'vitest';
import { blankTypes } from '../../../../src/islands/workspace/monaco/blankTypes.ts';

describe('blankTypes', () => {
  it('keeps every line and column', () => {
    const source = 'import type { A } from "./contract";\nexport function f<T>(a: T, b?: number): T {\n  return a as T;\n}\n';
    const result = blankTypes(source);
    if (!result.ok) throw new Error(result.message);
    expect(result.code.length).toBe(source.length);
    expect(result.code.split('\n').map((line) => line.length)).toEqual(source.split('\n').map((line) => line.length));
    expect(result.code.indexOf('return')).toBe(source.indexOf('return'));
    expect(result.code).not.toContain('contract');
  });

  it.each([
    ['const a = ;', 1, 11, /Expression expected\./],
    ['const a = 1;\nfunction (', 2, 10, /expected/],
    ['enum A { B }', 1, 1, /enum/],
    ['namespace N { export const a = 1; }', 1, 1, /namespace/i],
    ['class A { constructor(private a: number) {} }', 1, 23, /private/],
    ['const a = <number>value;', 1, 11, /angle brackets/],
    ['import a = require("a");', 1, 1, /import/],
    ['export = 1;', 1, 1, /export =/],
  ])('refuses %j at its place', (source, line, column, message) => {
    const result = blankTypes(source);
    expect(result).toMatchObject({ ok: false, line, column });
    expect(result.ok ? '' : result.message).toMatch(message);
  });

  it('answers on code nested too deeply', () => {
    expect(blankTypes('['.repeat(200_000)).ok).toBe(false);
  });

  it('leaves plain JavaScript as it is, also empty', () => {
    for (const source of ['', 'export const a = 1;\n', '#!/usr/bin/env node\n'])
      expect(blankTypes(source)).toEqual({ ok: true, code: source });
  });
});
