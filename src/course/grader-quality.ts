import { z } from 'astro/zod';

const share = z.strictObject({ total: z.number().int().nonnegative(), right: z.number().int().nonnegative() });

/** The figures of one exercise; in each pair, `right` of `total` came out as they must. Other figures may stand beside them. */
const exerciseQualitySchema = z.looseObject({
  version: z.string(),
  /** Wrong solutions, each with one mistake; right: killed by the test named for it. */
  mutants: share,
  /** Correct solutions in other styles and packages from npm; right: passed. */
  accepted: share,
  /** Packages that are no true solution; right: failed. */
  rejected: share,
  /** Regrades of the reference; right: the same transcript hash. */
  regrades: share,
  /** For each budget, what the costliest right solution used of it and what the cheapest wrong one did, as multiples of the budget. */
  budgets: z.array(z.looseObject({ id: z.string(), right: z.number(), wrong: z.number().optional() })).optional(),
});

/** What the check run writes to `src/course/grader-quality.json`. */
export const graderQualitySchema = z.looseObject({
  /** By id in the file; a list with ids once read. */
  exercises: z
    .record(z.string(), exerciseQualitySchema)
    .transform((byId) => Object.entries(byId).map(([id, figures]) => ({ id, ...figures }))),
  /** Node and machine of the run, in words; absent when the figures depend on neither. */
  measuredOn: z.string().optional(),
  /** Programs that try to forge, escape, poison or exhaust; right: ended in a verdict that is not a pass. Absent when they were not run. */
  hostile: share.optional(),
});

export type GraderQuality = z.infer<typeof graderQualitySchema>;

const files = import.meta.glob<unknown>('./grader-quality.json', { eager: true, import: 'default' });

/** Returns the figures of the last check run, or undefined when none was made in this checkout. Throws when the file is not valid. */
export function loadGraderQuality(): GraderQuality | undefined {
  const value = files['./grader-quality.json'];
  if (value === undefined) return undefined;
  const parsed = graderQualitySchema.safeParse(value);
  if (parsed.success) return parsed.data;
  throw new Error(`src/course/grader-quality.json is not valid:\n${z.prettifyError(parsed.error)}\nRun "npm run check" to write it anew.`);
}
