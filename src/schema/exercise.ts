import { z } from 'zod';

/** A rule of a statement: the id that tests and messages cite, and one sentence that can be tested. Inline Markdown. */
export const ruleSchema = z.strictObject({
  id: z.string().regex(/^R\d+$/),
  text: z.string().min(10),
});

/** A budget the learner is told of: what is measured, in which unit, and the most it may be, or the least. */
export const budgetSchema = z.strictObject({
  id: z.string().regex(/^[a-z0-9-]+$/),
  title: z.string(),
  unit: z.string(),
  budget: z.number().positive(),
  /** "atLeast": the value must reach the budget. Absent: it must not exceed it. */
  direction: z.literal('atLeast').optional(),
  /** The share of the budget that right solutions may use, where theory leaves less room than half of it, and why. */
  gap: z.strictObject({ right: z.number().positive().max(1), why: z.string().min(20) }).optional(),
  /** How it is measured, in one or two sentences. */
  explanation: z.string(),
});

/** The manifest of an exercise, `exercises/<family>/<id>/exercise.ts`, default export. */
export const exerciseSchema = z.strictObject({
  id: z.string().regex(/^[a-z0-9-]+$/),
  family: z.string().regex(/^[a-z0-9-]+$/),
  /** Raised whenever the same code could get another verdict; part of every receipt. */
  version: z.string().regex(/^\d+\.\d+\.\d+$/),
  title: z.string(),
  /** One sentence for lists and search results. */
  summary: z.string().max(200),
  minutes: z.number().int().positive(),
  difficulty: z.enum(['starter', 'core', 'hard']),
  concepts: z.array(z.string()).min(1),
  /** Exercises to do first. */
  prerequisites: z.array(z.string()),
  /** The function the learner's module must export. */
  entry: z.string(),
  rules: z.array(ruleSchema).min(1),
  /** Three steps: a question to ask oneself, the idea, the way without the code. Markdown. */
  hints: z.tuple([z.string(), z.string(), z.string()]),
  budgets: z.array(budgetSchema),
  /** The seed of the published verdict, the same for everybody. */
  seed: z.string(),
});

export type ExerciseManifest = z.infer<typeof exerciseSchema>;

/** Types a manifest at its place of definition; the build validates it with {@link exerciseSchema}. */
export function defineExercise(manifest: ExerciseManifest): ExerciseManifest {
  return manifest;
}
