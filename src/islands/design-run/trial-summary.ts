import * as z from 'zod/mini';
import type { SimulationResult } from '../../design/simulation/index.ts';
import type { JudgedObjective } from '../../interview/objectives.ts';
import type { Side, TrialRun } from './trial-runs.ts';

/** The longest summary that is read, in characters. */
const mostCharacters = 200_000;

const text = (most: number) => z.string().check(z.maxLength(most));
const numberOrNull = z.nullable(z.number());
const side = z.enum(['learner', 'case']);

const kindSchema = z.object({
  id: text(64),
  name: text(80),
  done: z.number(),
  failed: z.number(),
  throughputPerSec: z.number(),
  availability: numberOrNull,
  p50Ms: numberOrNull,
  p99Ms: numberOrNull,
  staleShare: numberOrNull,
});

const summarySchema = z.object({
  format: z.literal('headroom-trials'),
  version: z.literal(1),
  trials: z
    .array(
      z.object({
        id: text(80),
        side,
        title: text(200),
        seed: text(200),
        hash: text(64),
        /** Why it ended, where that is not the end of its time. */
        ended: z.optional(text(400)),
        kinds: z.array(kindSchema).check(z.maxLength(50)),
        /** The learner's parts that ran in it, and what the design came to with stock parts in their place. */
        own: z.optional(
          z.object({
            exercises: z.array(text(64)).check(z.maxLength(200)),
            stock: z.array(kindSchema).check(z.maxLength(50)),
            problem: z.optional(text(1000)),
          }),
        ),
      }),
    )
    .check(z.maxLength(100)),
  objectives: z
    .array(
      z.object({
        id: text(80),
        side,
        trial: text(80),
        text: text(700),
        outcome: z.enum(['met', 'missed', 'unseen']),
        seen: text(200),
        wanted: text(200),
        why: text(1000),
      }),
    )
    .check(z.maxLength(400)),
});

/** The latest runs of a design, short enough to be kept with a session and shown in its report. */
export type TrialSummary = z.infer<typeof summarySchema>;

/** Puts the latest runs of a design into a summary; runs that came to no end are left out. `nameOf` names kinds of request. */
export function summariseTrials(
  runs: readonly TrialRun[],
  judged: ReadonlyMap<Side, readonly JudgedObjective[]>,
  nameOf: (id: string) => string,
): TrialSummary {
  return {
    format: 'headroom-trials',
    version: 1,
    trials: runs.flatMap(({ job, state }) => {
      if (state.kind !== 'done') return [];
      const { result, own } = state;
      const { end } = result;
      const problem = own?.outcome.kind === 'broke' ? own.outcome.message : own?.outcome.problems[0]?.message;
      return [
        {
          id: job.plan.id,
          side: job.side,
          title: job.plan.title.slice(0, 200),
          seed: result.seed.slice(0, 200),
          hash: result.hash,
          ...(end.reason !== 'finished' && { ended: end.message.slice(0, 400) }),
          kinds: summariseKinds(result, nameOf),
          ...(own && {
            own: {
              exercises: [...new Set(job.parts.map(({ exercise }) => exercise))],
              stock: summariseKinds(own.stock, nameOf),
              ...(problem !== undefined && { problem: problem.slice(0, 1000) }),
            },
          }),
        },
      ];
    }),
    objectives: [...judged].flatMap(([of, objectives]) =>
      objectives.map(({ id, trial, text: said, outcome, seenShown, wantedShown, why }) => ({
        id,
        side: of,
        trial,
        text: said.slice(0, 700),
        outcome,
        seen: seenShown.slice(0, 200),
        wanted: wantedShown.slice(0, 200),
        why: why.slice(0, 1000),
      })),
    ),
  };
}

function summariseKinds({ kinds }: SimulationResult, nameOf: (id: string) => string): TrialSummary['trials'][number]['kinds'] {
  return kinds.map(({ id, done, failed, throughputPerSec, availability, latency, stale }) => ({
    id,
    name: nameOf(id).slice(0, 80),
    done,
    failed,
    throughputPerSec: Math.round(throughputPerSec * 10) / 10,
    availability,
    p50Ms: latency.p50Ms,
    p99Ms: latency.p99Ms,
    staleShare: stale.share,
  }));
}

/** Writes a summary as the text that a session keeps. */
export function writeTrialSummary(summary: TrialSummary): string {
  return JSON.stringify(summary);
}

/** Reads the text that a session kept; undefined where it is none, is too long or was made by something else. Never throws. */
export function readTrialSummary(kept: string): TrialSummary | undefined {
  if (kept.length > mostCharacters) return undefined;
  try {
    const read = summarySchema.safeParse(JSON.parse(kept));
    return read.success ? read.data : undefined;
  } catch {
    return undefined;
  }
}

/** Finds a trial of a summary; undefined where it was not run. */
export function trialIn({ trials }: TrialSummary, of: Side, id: string): TrialSummary['trials'][number] | undefined {
  return trials.find((trial) => trial.side === of && trial.id === id);
}
