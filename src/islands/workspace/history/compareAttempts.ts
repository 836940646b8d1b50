import { structuredPatch } from 'diff';

/** One line of a comparison; numbers are 1-based and absent where the line is not in that text. */
export interface DiffLine {
  readonly kind: 'same' | 'added' | 'removed' | 'gap';
  readonly text: string;
  readonly before: number | undefined;
  readonly after: number | undefined;
}

/** A comparison of two texts line by line, unchanged stretches cut down to three lines of context. */
export interface Comparison {
  readonly lines: readonly DiffLine[];
  readonly added: number;
  readonly removed: number;
  /** True when the texts are too different to compare in reasonable time. */
  readonly gaveUp: boolean;
}

/** Bounds on the comparison's work, so that two long texts without anything in common cannot hold up the page. */
const MAX_CHANGED_LINES = 4_000;
const TIMEOUT_MS = 400;

/** Compares two texts (Myers, "An O(ND) Difference Algorithm and Its Variations", by the package `diff`). */
export function compareTexts(before: string, after: string): Comparison {
  const patch = structuredPatch('before', 'after', before, after, '', '', {
    context: 3,
    maxEditLength: MAX_CHANGED_LINES,
    timeout: TIMEOUT_MS,
  });
  if (!patch) return { lines: [], added: 0, removed: 0, gaveUp: true };
  const lines: DiffLine[] = [];
  for (const [index, hunk] of patch.hunks.entries()) {
    if (index > 0 || hunk.oldStart > 1) lines.push({ kind: 'gap', text: '', before: undefined, after: undefined });
    let oldLine = hunk.oldStart;
    let newLine = hunk.newStart;
    for (const line of hunk.lines) {
      const text = line.slice(1);
      if (line.startsWith('+')) lines.push({ kind: 'added', text, before: undefined, after: newLine++ });
      else if (line.startsWith('-')) lines.push({ kind: 'removed', text, before: oldLine++, after: undefined });
      else if (line.startsWith(' ')) lines.push({ kind: 'same', text, before: oldLine++, after: newLine++ });
    }
  }
  const count = (kind: DiffLine['kind']): number => lines.filter((line) => line.kind === kind).length;
  return { lines, added: count('added'), removed: count('removed'), gaveUp: false };
}
