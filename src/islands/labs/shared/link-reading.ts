import { z } from 'zod/mini';
import { formatCount } from './format.ts';
import type { ParameterRange } from './parameter-range.ts';
import { clampToRange } from './parameter-range.ts';

/** What the hash of every link to a lab's set-up begins with. */
export const linkPrefix = '#lab?';

/** A finite number written out. */
export const numberSchema = z.coerce.number().check(z.refine((value) => Number.isFinite(value)));

/** A seed: 1 to 40 letters, digits, spaces, dots, dashes and underscores. */
export const seedSchema = z.string().check(z.minLength(1), z.maxLength(40), z.regex(/^[\w .-]+$/));

/** Settings read from a link, and in words what had to be changed. */
export interface ReadLink<Settings> {
  readonly settings: Settings;
  readonly notes: readonly string[];
}

/** Returns the query of the hash of a page, cut to 2,000 characters, or undefined when it is no link to a lab. */
export function readQuery(hash: string): URLSearchParams | undefined {
  return hash.startsWith(linkPrefix) ? new URLSearchParams(hash.slice(linkPrefix.length, linkPrefix.length + 2000)) : undefined;
}

/** Reads one value of a link; where it does not fit the schema the fallback is returned, and a note says so. */
export function readWith<T>(schema: z.ZodMiniType<T>, raw: string | null, fallback: T, name: string, notes: string[]): T {
  if (raw === null) return fallback;
  const read = schema.safeParse(raw.trim() === '' ? undefined : raw);
  if (read.success) return read.data;
  notes.push(`${name} in the link is not possible; ${String(fallback)} is used instead.`);
  return fallback;
}

/** Reads a number of a link and puts it within its range; a note says what had to be changed. */
export function readInRange(range: ParameterRange, raw: string | null, fallback: number, notes: string[]): number {
  const { label, min, max } = range;
  const asked = readWith(numberSchema, raw, fallback, `“${label}”`, notes);
  const value = clampToRange(range, asked);
  if (value !== asked) notes.push(`“${label}” goes from ${formatCount(min)} to ${formatCount(max)}; ${formatCount(value)} is used.`);
  return value;
}
