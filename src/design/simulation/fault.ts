import * as z from 'zod/mini';
import { type Design, idSchema } from '../design.ts';
import type { Load } from '../load.ts';
import { mostProblems, type Problem, problemOf, quote } from '../problem.ts';

const finite = (least: number, most: number) => z.number().check(z.minimum(least), z.maximum(most));
const whole = (least: number, most: number) => z.int().check(z.minimum(least), z.maximum(most));

/** When a fault begins and ends, in virtual milliseconds from the start; without an end it lasts to the end of the run. */
const span = { fromMs: finite(0, 8e9), untilMs: z.optional(finite(0, 8e9)) };

/** Validates one fault; {@link Fault} says what each kind does. */
export const faultSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('component-lost'), component: idSchema, ...span }),
  z.strictObject({ kind: z.literal('instances-lost'), component: idSchema, first: whole(0, 1e8), count: whole(1, 1e8), ...span }),
  z.strictObject({ kind: z.literal('group-lost'), group: idSchema, ...span }),
  z.strictObject({ kind: z.literal('slow'), component: idSchema, factor: finite(0.001, 1e6), ...span }),
  z.strictObject({
    kind: z.literal('slow-instances'),
    component: idSchema,
    first: whole(0, 1e8),
    count: whole(1, 1e8),
    factor: finite(0.001, 1e6),
    ...span,
  }),
  z.strictObject({ kind: z.literal('partition'), groups: z.readonly(z.tuple([idSchema, idSchema])), ...span }),
  z.strictObject({ kind: z.literal('hot-key'), request: idSchema, share: finite(0, 1), key: whole(0, 1e8), ...span }),
  z.strictObject({ kind: z.literal('burst'), request: z.optional(idSchema), factor: finite(0, 1e6), ...span }),
  z.strictObject({ kind: z.literal('erring'), component: idSchema, probability: finite(0, 1), ...span }),
  z.strictObject({ kind: z.literal('read-only'), component: idSchema, ...span }),
  z.strictObject({ kind: z.literal('group-read-only'), group: idSchema, ...span }),
]);

/**
 * One thing that goes wrong on a schedule.
 *
 * - `component-lost`: all instances of a component stop; what they held fails at once, what caches held is gone.
 * - `instances-lost`: `count` of them, from number `first`. In a store, instance shard * replicas + copy; the primary is copy 0.
 * - `group-lost`: every component that is in a region or a zone.
 * - `slow`, `slow-instances`: what a worker begins takes `factor` times as long.
 * - `partition`: calls from one group to the other get no answer, until their time-out.
 * - `hot-key`: a share of the requests of a kind ask for one key.
 * - `burst`: arrivals, of one kind or all, at `factor` times their rate.
 * - `erring`: a component answers with an error by chance, after its work.
 * - `read-only`: a store refuses writes, at once; it answers reads and applies what other stores copy to it.
 * - `group-read-only`: every store that is in a region or a zone does.
 */
export type Fault = z.infer<typeof faultSchema>;

/** The most faults that a run may have. */
export const mostFaults = 100;

/** Checks a value that claims to be a list of faults. Never throws. */
export function checkFaults(
  value: unknown,
): { readonly ok: true; readonly faults: readonly Fault[] } | { readonly ok: false; readonly problems: readonly Problem[] } {
  const parsed = z.array(faultSchema).check(z.maxLength(mostFaults)).safeParse(value, { reportInput: true });
  if (parsed.success) return { ok: true, faults: parsed.data };
  return { ok: false, problems: parsed.error.issues.slice(0, mostProblems).map(problemOf) };
}

/** Finds faults of things that the design and its load do not have, and faults that end before they begin. Returns none when all fit. */
export function findFaultProblems(design: Design, load: Load, faults: readonly Fault[]): readonly Problem[] {
  const problems: Problem[] = [];
  const known = {
    component: new Set(design.components.map(({ id }) => id)),
    group: new Set(design.groups.map(({ id }) => id)),
    'kind of request': new Set(load.kinds.map(({ id }) => id)),
  };
  for (const [index, fault] of faults.entries()) {
    const mustKnow = (what: keyof typeof known, id: string | undefined): void => {
      if (id === undefined || known[what].has(id)) return;
      problems.push({
        path: `faults[${index}]`,
        message: `The fault is of a ${what} ${quote(id)}, and there is none.`,
        remedy: `Name a ${what} that exists, or take the fault out.`,
      });
    };
    if ('component' in fault) mustKnow('component', fault.component);
    if ('request' in fault) mustKnow('kind of request', fault.request);
    if ('group' in fault) mustKnow('group', fault.group);
    if (fault.kind === 'partition') for (const group of fault.groups) mustKnow('group', group);
    if (fault.untilMs === undefined || fault.untilMs > fault.fromMs) continue;
    problems.push({
      path: `faults[${index}].untilMs`,
      message: `The fault ends at ${fault.untilMs} ms, not after its beginning at ${fault.fromMs} ms.`,
      remedy: 'Let it end later, or leave its end out.',
    });
  }
  return problems;
}
