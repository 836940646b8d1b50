/** Widths of the outer panes in per cent of the workspace; the editor has the rest. */
export interface PaneSizes {
  readonly statement: number;
  readonly results: number;
}

/** Bounds that leave every pane readable. */
export const MIN_PANE = 16;
const MIN_EDITOR = 26;

export const DEFAULT_SIZES: PaneSizes = { statement: 27, results: 28 };

/** Returns the sizes with one outer pane changed, kept within bounds. */
export function resizePane(sizes: PaneSizes, pane: keyof PaneSizes, wanted: number): PaneSizes {
  return { ...sizes, [pane]: Math.min(Math.max(wanted, MIN_PANE), maxPane(sizes, pane)) };
}

/** Returns the largest an outer pane may be while the other stays as it is. */
export function maxPane(sizes: PaneSizes, pane: keyof PaneSizes): number {
  return 100 - MIN_EDITOR - (pane === 'statement' ? sizes.results : sizes.statement);
}

/** Reads stored sizes; anything that is not two numbers within bounds gives the default. */
export function parsePaneSizes(text: string | undefined): PaneSizes {
  const [statement, results] = (text ?? '').split(' ').map(Number);
  if (statement === undefined || results === undefined || !(statement >= MIN_PANE) || !(results >= MIN_PANE)) return DEFAULT_SIZES;
  return statement + results <= 100 - MIN_EDITOR ? { statement, results } : DEFAULT_SIZES;
}

/** Writes sizes for {@link parsePaneSizes}. */
export function formatPaneSizes(sizes: PaneSizes): string {
  return `${sizes.statement.toFixed(1)} ${sizes.results.toFixed(1)}`;
}
