/** The colours of a drawing, by what they are for. */
export interface DrawingColours {
  readonly background: string;
  readonly surface: string;
  readonly inset: string;
  readonly edge: string;
  readonly text: string;
  readonly muted: string;
  readonly line: string;
  readonly good: string;
  readonly warn: string;
  readonly bad: string;
  readonly goodSoft: string;
  readonly warnSoft: string;
  readonly badSoft: string;
}

/** What a theme's colours are called in src/styles/tokens.css. */
export const colourTokens: Readonly<Record<keyof DrawingColours, string>> = {
  background: '--hr-bg',
  surface: '--hr-surface',
  inset: '--hr-surface-2',
  edge: '--hr-border-strong',
  text: '--hr-text',
  muted: '--hr-text-muted',
  line: '--hr-accent',
  good: '--hr-pass',
  warn: '--hr-warn',
  bad: '--hr-fail',
  goodSoft: '--hr-pass-soft',
  warnSoft: '--hr-warn-soft',
  badSoft: '--hr-fail-soft',
};

/**
 * The values of the tokens for a picture that leaves the page, where no style sheet goes along. A test holds them to those of
 * src/styles/tokens.css.
 */
export const fileColours: Readonly<Record<'light' | 'dark', DrawingColours>> = {
  light: {
    background: '#f8f9f7',
    surface: '#ffffff',
    inset: '#eef1ee',
    edge: '#7b8985',
    text: '#16211f',
    muted: '#53605c',
    line: '#0a5c73',
    good: '#1b6a3a',
    warn: '#815300',
    bad: '#ae2a1f',
    goodSoft: '#dff0e4',
    warnSoft: '#f8ecd3',
    badSoft: '#fae5e2',
  },
  dark: {
    background: '#0f1716',
    surface: '#151f1e',
    inset: '#1d2928',
    edge: '#748884',
    text: '#e3eae8',
    muted: '#a0b1ad',
    line: '#73c6d9',
    good: '#74cf93',
    warn: '#e9ba62',
    bad: '#ff968b',
    goodSoft: '#163526',
    warnSoft: '#3a2d13',
    badSoft: '#43211d',
  },
};

/** Returns the colours of a picture within a page, which follow the page's theme. */
export function pageColours(): DrawingColours {
  return Object.fromEntries(Object.entries(colourTokens).map(([use, token]) => [use, `var(${token})`])) as unknown as DrawingColours;
}
