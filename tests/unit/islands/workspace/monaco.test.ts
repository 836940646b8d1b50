import { readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { THEMES } from '../../../../src/islands/workspace/monaco/themes.ts';
import {
  dropBareImports,
  dropBuiltInWorkers,
  dropCodeFixes,
  dropDiffEditors,
  keepLanguageLibs,
} from '../../../../src/islands/workspace/monaco/trimMonaco.ts';

const monaco = fileURLToPath(new URL('../../../../node_modules/monaco-editor/esm/vs', import.meta.url));
const read = (file: string): string => readFileSync(path.join(monaco, file), 'utf8');

describe('trimMonaco against the installed Monaco', () => {
  it('keeps the language’s libraries and drops the browser’s', () => {
    const trimmed = keepLanguageLibs(read('languages/features/typescript/lib/lib.js'));
    for (const lib of ['lib.es5.d.ts', 'lib.es2023.d.ts', 'lib.es2015.collection.d.ts', 'lib.es2020.intl.d.ts', 'lib.decorators.d.ts']) {
      expect(trimmed).toContain(`libFileMap["${lib}"]`);
    }
    for (const lib of ['lib.dom.d.ts', 'lib.webworker.d.ts', 'lib.es2023.full.d.ts', 'lib.esnext.d.ts', 'lib.scripthost.d.ts']) {
      expect(trimmed).not.toContain(`libFileMap["${lib}"]`);
    }
    expect(trimmed).toMatch(/export \{ libFileMap \};\s*$/);
  });

  it('keeps every library that a kept one refers to', () => {
    const trimmed = keepLanguageLibs(read('languages/features/typescript/lib/lib.js'));
    const es2023 = new Set<string>();
    const visit = (name: string): void => {
      if (es2023.has(name)) return;
      es2023.add(name);
      const start = trimmed.indexOf(`libFileMap["lib.${name}.d.ts"]`);
      expect(start, `lib.${name}.d.ts`).toBeGreaterThan(-1);
      const end = trimmed.indexOf('\nlibFileMap[', start);
      for (const [, reference] of trimmed.slice(start, end).matchAll(/<reference lib="([^"]+)"/g)) visit(reference ?? '');
    };
    visit('es2023');
  });

  it('drops the imports of every feature from the worker client', () => {
    const source = read('internal/common/workers.js');
    expect(source.match(/^import '/gm)?.length).toBeGreaterThan(20);
    expect(dropBareImports(source)).not.toMatch(/^import '/m);
    expect(dropBareImports(source)).toContain('export { createWebWorker }');
  });

  it('drops workers that Vite would bundle a second time', () => {
    for (const file of ['languages/features/typescript/workerManager.js', 'editor/browser/services/editorWorkerService.js']) {
      expect(read(file)).toContain('new URL(');
      expect(dropBuiltInWorkers(read(file))).not.toContain('new URL(');
    }
  });

  it('drops the registrations of code fixes and refactorings only', () => {
    const source = read('languages/features/typescript/lib/typescriptServices.js');
    const trimmed = dropCodeFixes(source);
    expect(source.match(/^ {2}registerCodeFix\(\{/gm)?.length).toBeGreaterThan(50);
    expect(trimmed).not.toMatch(/^ {2}registerCodeFix\(\{/m);
    expect(trimmed).toContain('function registerCodeFix(');
    expect(trimmed).toContain('function createTypeChecker(');
  });

  it('drops the diff editors from the entry', () => {
    expect(dropDiffEditors(read('editor/standalone/browser/standaloneCodeEditor.js'))).not.toContain('diffEditorWidget.js');
    expect(dropDiffEditors(read('editor/standalone/browser/standaloneEditor.js'))).not.toContain('multiDiffEditorWidget.js');
  });
});

describe('editor themes', () => {
  it.each(['light', 'dark'] as const)('reach a contrast of 4.5 in %s', (name) => {
    const { rules, colors } = THEMES[name];
    const backgrounds = [colors['editor.background'], colors['editor.lineHighlightBackground']].map(String);
    const brackets = Object.entries(colors).flatMap(([key, colour]) => (key.startsWith('editorBracketHighlight') ? [colour.slice(1)] : []));
    const numbers = [colors['editorLineNumber.foreground'], colors['editorLineNumber.activeForeground']].map((colour) =>
      String(colour).slice(1),
    );
    for (const foreground of [...rules.map((rule) => String(rule.foreground)), ...brackets, ...numbers]) {
      for (const background of backgrounds)
        expect(contrast(foreground, background.slice(1)), `${foreground} on ${background}`).toBeGreaterThanOrEqual(4.5);
    }
  });
});

/** Contrast ratio of two colours in hexadecimal (WCAG 2.2, definition of contrast ratio). */
function contrast(a: string, b: string): number {
  const [light = 0, dark = 0] = [luminance(a), luminance(b)].sort((x, y) => y - x);
  return (light + 0.05) / (dark + 0.05);
}

function luminance(hex: string): number {
  const [red = 0, green = 0, blue = 0] = [0, 2, 4].map((at) => {
    const channel = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
    return channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
