import * as z from 'zod/mini';
import { type Design, idSchema } from './design.ts';
import { mostProblems, type Problem, problemOf, quote } from './problem.ts';

/** The most that a load may hold: kinds of request, arrivals of one per second, and keys of one. */
export const loadLimits = { kinds: 50, ratePerSecond: 1e12, keys: 100_000_000 } as const;

/** What users ask for, how often, and how well it must go. */
export interface Load {
  readonly kinds: readonly RequestKind[];
}

/**
 * One kind of request. It enters at a component and flows along the connections that serve it, as each component does: see
 * `src/design/settings.ts`. Its arrivals are a Poisson process.
 */
export interface RequestKind {
  readonly id: string;
  readonly name: string;
  /** Arrivals per second, on average, 0 to 1,000,000,000,000. */
  readonly ratePerSecond: number;
  /** Arrivals per second over a whole month, by which use is paid, in the same range; absent where they are as many. */
  readonly meanPerSecond?: number | undefined;
  /** A write passes caches by and is applied by every copy of a store. */
  readonly readOrWrite: 'read' | 'write';
  /** The id of the component where it enters, the clients as a rule. */
  readonly entry: string;
  /**
   * The keys that it asks for: how many, 1 to 100,000,000, and the exponent of their Zipf distribution, 0 (all equally popular) to 5. All
   * kinds of request share keys and their order of popularity: where one has more of them, the further ones are its own.
   */
  readonly keys: { readonly count: number; readonly skew: number };
  /** Mean size of an answer that leaves the system, 0 to 1,000,000,000 kB. */
  readonly responseKb: number;
  readonly objective: Objective;
}

/** What a kind of request must reach; nothing that is absent. */
export interface Objective {
  /** The time within which 99 of 100 answers come, in milliseconds, above 0. */
  readonly p99Ms?: number | undefined;
  /** The share of requests answered without an error, 0 to 1. */
  readonly availability?: number | undefined;
}

const finite = (least: number, most: number) => z.number().check(z.minimum(least), z.maximum(most));

/** Validates a load and completes it; that entries exist is for {@link findLoadProblems}. */
export const loadSchema = z.strictObject({
  kinds: z
    .array(
      z.strictObject({
        id: idSchema,
        name: z.string().check(z.minLength(1), z.maxLength(80)),
        ratePerSecond: finite(0, loadLimits.ratePerSecond),
        meanPerSecond: z.optional(finite(0, loadLimits.ratePerSecond)),
        readOrWrite: z.enum(['read', 'write']),
        entry: idSchema,
        keys: z._default(z.strictObject({ count: z.int().check(z.minimum(1), z.maximum(loadLimits.keys)), skew: finite(0, 5) }), {
          count: 100_000,
          skew: 0.9,
        }),
        responseKb: z._default(finite(0, 1e9), 0),
        objective: z._default(z.strictObject({ p99Ms: z.optional(finite(0.001, 1e9)), availability: z.optional(finite(0, 1)) }), {}),
      }),
    )
    .check(z.maxLength(loadLimits.kinds)),
});

/** Checks a value that claims to be a load. Never throws. */
export function checkLoad(
  value: unknown,
): { readonly ok: true; readonly load: Load } | { readonly ok: false; readonly problems: readonly Problem[] } {
  const parsed = loadSchema.safeParse(value, { reportInput: true });
  if (parsed.success) return { ok: true, load: parsed.data };
  return { ok: false, problems: parsed.error.issues.slice(0, mostProblems).map(problemOf) };
}

/** Finds what is wrong between a load and a design: kinds named twice, entries that do not exist. Returns none when they fit. */
export function findLoadProblems(design: Design, load: Load): readonly Problem[] {
  const components = new Set(design.components.map(({ id }) => id));
  const seen = new Set<string>();
  return load.kinds.flatMap(({ id, entry }, index) => {
    const problems: Problem[] = [];
    if (seen.has(id)) {
      problems.push({ path: `kinds[${index}].id`, message: `The id ${quote(id)} is used twice.`, remedy: 'Give one of them another id.' });
    }
    seen.add(id);
    if (!components.has(entry)) {
      problems.push({
        path: `kinds[${index}].entry`,
        message: `Requests of kind ${quote(id)} enter at ${quote(entry)}, and there is no such component.`,
        remedy: 'Let them enter at a component of the design, or add it.',
      });
    }
    return problems;
  });
}
