import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { root } from './built-site.ts';

const css = readFileSync(path.join(root, 'src/styles/tokens.css'), 'utf8');

/** Returns the colours of the block that a selector opens. */
function coloursOf(selector: string): Record<string, string> {
  const block = css.slice(css.indexOf(selector)).split('}')[0] ?? '';
  return Object.fromEntries([...block.matchAll(/--hr-([\w-]+): (#[0-9a-f]{6});/g)].map(([, name, value]) => [name, value]));
}

/** Returns the relative luminance of a colour (WCAG 2.2, "relative luminance"). */
function luminance(hex: string): number {
  const [red, green, blue] = [1, 3, 5].map((at) => {
    const channel = parseInt(hex.slice(at, at + 2), 16) / 255;
    return channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4;
  }) as [number, number, number];
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function contrast(a: string, b: string): number {
  const [light, dark] = [luminance(a), luminance(b)].sort((x, y) => y - x) as [number, number];
  return (light + 0.05) / (dark + 0.05);
}

const light = coloursOf(":root[data-theme='light'] {");
const themes = { light, dark: coloursOf(":root[data-theme='dark'] {") };

describe.each(Object.entries(themes))('%s theme', (_name, colours) => {
  const backgrounds = ['bg', 'surface', 'surface-2'] as const;

  it.each(['text', 'text-muted', 'accent', 'pass', 'fail', 'warn'])('%s is readable on every background', (name) => {
    for (const background of backgrounds) expect(contrast(colours[name]!, colours[background]!)).toBeGreaterThanOrEqual(4.5);
  });

  it.each(['accent', 'pass', 'fail', 'warn'])('%s is readable on its soft background, and text is', (name) => {
    expect(contrast(colours[name]!, colours[`${name}-soft`]!)).toBeGreaterThanOrEqual(4.5);
    expect(contrast(colours['text']!, colours[`${name}-soft`]!)).toBeGreaterThanOrEqual(4.5);
  });

  it.each(['focus', 'line', 'border-strong'])('%s stands out from every background', (name) => {
    for (const background of backgrounds) expect(contrast(colours[name]!, colours[background]!)).toBeGreaterThanOrEqual(3);
  });

  it('text on the accent is readable', () => {
    expect(contrast(colours['accent-contrast']!, colours['accent']!)).toBeGreaterThanOrEqual(4.5);
  });
});

it('the light theme without scripts is the light theme', () => {
  expect(coloursOf(':root[data-theme] {')).toEqual(light);
});
