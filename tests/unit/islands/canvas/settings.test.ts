import { describe, expect, it } from 'vitest';
import type * as z from 'zod/mini';
import { componentKinds, defaultSettings, settingShapes } from '../../../../src/design/index.ts';
import { kindTexts, paletteGroups } from '../../../../src/islands/canvas/kind-texts.ts';
import { readNumber, writeNumber } from '../../../../src/islands/canvas/read-number.ts';
import { orderSettings, settingText } from '../../../../src/islands/canvas/setting-texts.ts';
import { shortNumber, shortTime } from '../../../../src/islands/canvas/summary.ts';

describe('words for settings', () => {
  it('[K4] offers every kind once', () => {
    expect(paletteGroups.flatMap(({ kinds }) => kinds).toSorted()).toEqual([...componentKinds].toSorted());
    expect(new Set(Object.values(kindTexts).map(({ name }) => name)).size).toBe(componentKinds.length);
  });

  it.each(componentKinds)('[K4] has words for every setting of a %s, choices that it takes, and a way to write its default', (kind) => {
    const shapes: Readonly<Record<string, z.ZodMiniType>> = settingShapes[kind];
    const defaults = new Map<string, unknown>(Object.entries(defaultSettings[kind]));
    const { main, more } = orderSettings(kind, Object.keys(shapes));
    expect([...main, ...more].toSorted()).toEqual(Object.keys(shapes).toSorted());
    for (const [field, shape] of Object.entries(shapes)) {
      const text = settingText(kind, field);
      const value = defaults.get(field);
      if (text.type === 'choice') {
        const taken = text.options.filter(([one]) => shape.safeParse(one).success);
        expect(taken).toEqual(text.options);
        expect(text.options.map(([one]) => one)).toContain(value);
      } else {
        expect(typeof value === 'number' || value === null, `${kind} ${field}`).toBe(true);
        const written = writeNumber(value as number | null, text.shownPerUnit);
        expect(readNumber(written, shape, text.shownPerUnit, text.empty !== undefined)).toEqual({ ok: true, value });
        expect(text.empty !== undefined, `${kind} ${field} may be empty`).toBe(shape.safeParse(null).success);
      }
    }
  });
});

describe('numbers that are typed', () => {
  const { replicas } = settingShapes.service;
  const { hitRatio, ttlMs } = settingShapes.cache;

  it.each([
    ['3', 3],
    [' 1,000 ', 1000],
    ['1k', 1000],
    ['1e3', 1000],
  ])('[K4] reads %j', (text, value) => expect(readNumber(text, replicas)).toEqual({ ok: true, value }));

  it.each([
    ['', /Give a number/],
    ['two', /not a number/],
    ['0x10', /not a number/],
    ['1e999', /not a number/],
    ['2.5', /whole/],
    ['-1', /at least 0/],
    ['10001', /at most 10000/],
  ])('[K4] refuses %j and says why', (text, why) => {
    expect(readNumber(text, replicas)).toEqual({ ok: false, why: expect.stringMatching(why) });
  });

  it('[K4] reads percentages without digits that nobody typed, and nothing where nothing may be given', () => {
    expect(readNumber('99.95', hitRatio, 100, true)).toEqual({ ok: true, value: 0.9995 });
    expect(readNumber('101', hitRatio, 100, true)).toEqual({ ok: false, why: 'Possible is at most 100.' });
    expect(readNumber(' ', ttlMs, 1, true)).toEqual({ ok: true, value: null });
    expect(writeNumber(0.0007, 100)).toBe('0.07');
  });

  it('writes numbers and times shortly', () => {
    expect([0, 950, 1500, 12_000, 1.5e6, 2e9].map(shortNumber)).toEqual(['0', '950', '1500', '12k', '1.5M', '2G']);
    expect([0.25, 5, 1000, 90_000, 600_000, 3_600_000].map(shortTime)).toEqual(['0.25 ms', '5 ms', '1 s', '90 s', '10 min', '1 h']);
  });
});
