import type * as Monaco from 'monaco-editor/editor';

/** The two themes by the site's `data-theme`. */
export const THEME_NAMES = { light: 'headroom-light', dark: 'headroom-dark' } as const;

/**
 * Defines the editor's themes. Every token colour reaches a contrast of 4.5 on its background (WCAG 2.2, 1.4.3), tested in
 * tests/unit/islands/workspace/themes.test.ts.
 */
export const THEMES: Record<keyof typeof THEME_NAMES, Monaco.editor.IStandaloneThemeData> = {
  light: {
    base: 'vs',
    inherit: true,
    rules: [
      { token: '', foreground: '1f2328' },
      { token: 'comment', foreground: '5c6670' },
      { token: 'keyword', foreground: '8b2a6b' },
      { token: 'string', foreground: '1a6b3c' },
      { token: 'number', foreground: '1257a8' },
      { token: 'regexp', foreground: '9a3412' },
      { token: 'type', foreground: '1b5f76' },
      { token: 'type.identifier', foreground: '1b5f76' },
      { token: 'delimiter', foreground: '3d4650' },
    ],
    colors: {
      'editor.background': '#ffffff',
      'editor.foreground': '#1f2328',
      'editorLineNumber.foreground': '#626b76',
      'editorLineNumber.activeForeground': '#1f2328',
      'editor.lineHighlightBackground': '#f3f5f3',
      'editor.lineHighlightBorder': '#00000000',
      'editorCursor.foreground': '#1257a8',
      'editorIndentGuide.background1': '#e4e6e3',
      'editorUnnecessaryCode.opacity': '#000000ff',
      'editorUnnecessaryCode.border': '#8a939c',
      ...bracketColours('#3d4650', '#a3261d'),
    },
  },
  dark: {
    base: 'vs-dark',
    inherit: true,
    rules: [
      { token: '', foreground: 'e4e7ea' },
      { token: 'comment', foreground: '97a1ab' },
      { token: 'keyword', foreground: 'e08fc4' },
      { token: 'string', foreground: '8fd0a4' },
      { token: 'number', foreground: '8bbcf5' },
      { token: 'regexp', foreground: 'f0a982' },
      { token: 'type', foreground: '84cbdd' },
      { token: 'type.identifier', foreground: '84cbdd' },
      { token: 'delimiter', foreground: 'c2c9d0' },
    ],
    colors: {
      'editor.background': '#151f1e',
      'editor.foreground': '#e4e7ea',
      'editorLineNumber.foreground': '#828c96',
      'editorLineNumber.activeForeground': '#e4e7ea',
      'editor.lineHighlightBackground': '#1b2625',
      'editor.lineHighlightBorder': '#00000000',
      'editorCursor.foreground': '#8bbcf5',
      'editorIndentGuide.background1': '#2c3a38',
      'editorUnnecessaryCode.opacity': '#000000ff',
      'editorUnnecessaryCode.border': '#6d7781',
      ...bracketColours('#c2c9d0', '#ff968b'),
    },
  },
};

/** Registers both themes with Monaco. */
export function defineThemes(monaco: typeof Monaco): void {
  for (const name of ['light', 'dark'] as const) monaco.editor.defineTheme(THEME_NAMES[name], THEMES[name]);
}

/** Gives every nesting level the same colour; a bracket without a partner stands out. */
function bracketColours(foreground: string, unexpected: string): Record<string, string> {
  const levels = [1, 2, 3, 4, 5, 6].map((level) => [`editorBracketHighlight.foreground${level}`, foreground]);
  return { ...(Object.fromEntries(levels) as Record<string, string>), 'editorBracketHighlight.unexpectedBracket.foreground': unexpected };
}
