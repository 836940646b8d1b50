import type * as z from 'zod/mini';
import { problemOf } from '../../design/problem.ts';

/** A number that was typed, in the design's own unit; or why it is not possible, in words. */
export type ReadNumber = { readonly ok: true; readonly value: number | null } | { readonly ok: false; readonly why: string };

const factors: Readonly<Record<string, number>> = { '': 1, k: 1e3, m: 1e6, g: 1e9 };

/**
 * Reads what was typed into a field for a number: digits with commas or spaces between thousands, and k, M or G at the end. `shownPerUnit`
 * is what the field shows for 1. Nothing typed is null where `mayBeEmpty`.
 */
export function readNumber(text: string, schema: z.ZodMiniType, shownPerUnit = 1, mayBeEmpty = false): ReadNumber {
  const bare = text.replaceAll(/[,\s_]/g, '');
  if (bare === '') return mayBeEmpty ? { ok: true, value: null } : { ok: false, why: 'Give a number.' };
  const found = /^(-?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?)([kmg]?)$/i.exec(bare);
  const shown = found ? Number(found[1]) * factors[found[2]!.toLowerCase()]! : NaN;
  if (!Number.isFinite(shown)) return { ok: false, why: 'That is not a number.' };
  // Percentages divided by 100 would else gain digits that nobody typed.
  const value = Number((shown / shownPerUnit).toPrecision(12));
  const parsed = schema.safeParse(value, { reportInput: true });
  if (parsed.success) return { ok: true, value };
  return { ok: false, why: wordsFor(parsed.error.issues[0]!, shownPerUnit) };
}

function wordsFor(issue: z.core.$ZodIssue, shownPerUnit: number): string {
  if (issue.code === 'too_big') return `Possible is at most ${Number(issue.maximum) * shownPerUnit}.`;
  if (issue.code === 'too_small') return `Possible is at least ${Number(issue.minimum) * shownPerUnit}.`;
  return problemOf(issue).remedy;
}

/** Writes a number as a field shows it. */
export function writeNumber(value: number | null, shownPerUnit = 1): string {
  return value === null ? '' : String(Number((value * shownPerUnit).toPrecision(12)));
}
