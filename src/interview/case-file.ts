import { z } from 'zod';
import { componentKinds } from '../design/settings.ts';
import { readUnit } from '../estimate/index.ts';
import { findCaseMistakes } from './case-references.ts';
import { dimensionIds } from './rubric.ts';
import { stageIds } from './stages.ts';

const id = z.string().regex(/^[a-z][a-z0-9-]{0,59}$/, 'an id is small letters, digits and hyphens, at most 60');
const sentence = z.string().min(10).max(600);
const stage = z.enum(stageIds);
const word = z.string().min(2).max(40);
const unit = z.string().refine((text) => readUnit(text) !== undefined, 'is no unit of src/estimate/units.ts');

/** What the interviewer says when asked: one answer, and the ways to ask for it. */
const answerSchema = z.strictObject({
  id,
  /** The stage it belongs to; it is given at any time. */
  stage,
  phrasings: z.array(z.string().min(5).max(160)).min(3),
  answer: sentence,
  /** Constraints that the learner knows once this is said. */
  reveals: z.array(id).default([]),
});

/** When the interviewer probes: words present and absent in what the learner wrote and drew. */
const triggerSchema = z.strictObject({
  /** One of these must be mentioned. */
  says: z.array(word).default([]),
  /** None of these may be mentioned. */
  without: z.array(word).default([]),
  /** Waits for half of the stage's time, so that the learner can come to it alone. */
  afterHalf: z.boolean().default(false),
  /** Waits for the change of requirement. */
  afterChange: z.boolean().default(false),
});

const followUpSchema = z.strictObject({ id, stage, asks: sentence, when: triggerSchema });

/** A term of a calculation: a number with its unit, the result of an earlier step, or that of an earlier estimate. */
const termSchema = z.union([
  z.strictObject({ value: z.number().positive(), unit: unit.default('') }),
  z.strictObject({ step: z.string() }),
  z.strictObject({ estimate: id }),
]);

const stepSchema = z.strictObject({
  name: z.string().min(3).max(80),
  times: z.array(termSchema).min(1),
  over: z.array(termSchema).default([]),
  unit,
});

const estimateSchema = z.strictObject({
  id,
  asks: sentence,
  /** The unit the learner is asked in; any other that measures the same is taken. */
  unit,
  /** Worked out by the program; the result of the last step is the estimate. */
  working: z.array(stepSchema).min(1),
  /** What else is right, in `unit`, where the assumptions leave room. */
  accepted: z.strictObject({ least: z.number().positive(), most: z.number().positive() }).optional(),
});

/** Which components of whatever the learner drew an effect is on. */
const targetSchema = z.strictObject({
  kinds: z.array(z.enum(componentKinds)).min(1),
  /** Where there are any, a component counts only with one of these words in its name. */
  words: z.array(word).default([]),
  /** The first that fits in the order of the drawing, or all of them. */
  pick: z.enum(['first', 'all']).default('first'),
});

const share = z.number().min(0).max(1);
const factor = z.number().positive().max(1e6);

/** One thing that goes wrong in the simulation, put in terms that fit any design; `src/design/simulation/fault.ts` says what each does. */
const effectSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('component-lost'), on: targetSchema }),
  z.strictObject({ kind: z.literal('instances-lost'), on: targetSchema, count: z.number().int().positive() }),
  z.strictObject({ kind: z.literal('slow'), on: targetSchema, factor }),
  z.strictObject({ kind: z.literal('slow-instances'), on: targetSchema, count: z.number().int().positive(), factor }),
  z.strictObject({ kind: z.literal('erring'), on: targetSchema, probability: share }),
  z.strictObject({ kind: z.literal('read-only'), on: targetSchema }),
  /** The first region that is drawn. */
  z.strictObject({ kind: z.literal('region-lost') }),
  z.strictObject({ kind: z.literal('region-read-only') }),
  /** Between the first two regions that are drawn. */
  z.strictObject({ kind: z.literal('partition') }),
  z.strictObject({ kind: z.literal('hot-key'), request: id, share }),
  /** Of all kinds of request where none is named. */
  z.strictObject({ kind: z.literal('burst'), request: id.optional(), factor }),
]);

const changeSchema = z.strictObject({
  stage,
  /** When it comes: as the stage is entered, or after half of its time. */
  when: z.enum(['entered', 'half']),
  announcement: sentence,
  /** Words of which a rubric text or a follow-up must have one. */
  words: z.array(word).min(1),
  /** What it does to the simulation. */
  effects: z.array(effectSchema).default([]),
});

const faultSchema = z.strictObject({
  id,
  name: z.string().min(5),
  effect: sentence,
  words: z.array(word).min(1),
  /** What it does to the simulation. */
  effects: z.array(effectSchema).default([]),
});

const objectiveSchema = z.strictObject({
  id,
  text: sentence,
  measure: z.enum(['p99', 'availability', 'staleness', 'message-age', 'cost', 'duplicates', 'error-share']),
  bound: z.enum(['at-most', 'at-least']),
  value: z.number().nonnegative(),
  unit,
  /** The kind of request it is of; absent: of the whole design. */
  kind: id.optional(),
  /**
   * Where it must hold: in the analysis, at the peak, after the change, under every fault, or under one, `fault-<id>`. Absent: in all of
   * those that can tell, which `trialsThatTell` of objectives.ts lists by measure. Costs and duplicates are of the analysis only, availability of
   * the analysis too, all else of runs only.
   */
  trials: z
    .array(z.union([z.enum(['analysis', 'peak', 'change', 'faults']), z.string().regex(/^fault-[a-z][a-z0-9-]{0,59}$/)]))
    .min(1)
    .optional(),
});

const requestKindSchema = z.strictObject({
  id,
  name: z.string().min(3),
  readOrWrite: z.enum(['read', 'write']),
  /** Whether only some designs have it, such as copies written ahead: it is left out where no connection names it. */
  optional: z.boolean().default(false),
  /** The estimate that is its rate, in the busiest hour. */
  rate: id,
  /** The estimate that is its rate over a month, by which use is paid; absent: as `rate`. */
  mean: id.optional(),
  /** The keys it goes to: the estimate that counts them, and the exponent of Zipf's law by which they are asked for. */
  keys: z.strictObject({ count: id, skew: z.number().min(0).max(3) }),
  /** Mean size of an answer, in kB. */
  responseKb: z.number().min(0).max(1e6),
});

const levels = z.tuple([sentence, sentence, sentence, sentence]);
const exampleSchema = z.strictObject({ stage, level: z.literal([0, 1, 2, 3]), answer: z.string().min(40).max(3000), why: sentence });

/** The smallest thing that breaks a weak design; the same as a `BreakAttempt` of break-it.ts, where sizes are. */
const attemptSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('load'), factor: z.literal([1.25, 1.5, 2, 3, 5, 10]) }),
  z.strictObject({ kind: z.literal('burst'), factor: z.literal([2, 3, 5, 10]) }),
  z.strictObject({ kind: z.literal('hot-key'), request: id, share: z.literal([0.1, 0.4]) }),
  z.strictObject({ kind: z.literal('slow'), component: id, factor: z.literal([2, 5, 20]) }),
  z.strictObject({ kind: z.literal('instance-lost'), component: id }),
  z.strictObject({ kind: z.literal('component-lost'), component: id }),
  z.strictObject({ kind: z.literal('region-lost'), group: id }),
]);

/** A design that belongs to the case; it is in `designs/<id>.json` beside the case's file. */
const caseDesignSchema = z.strictObject({
  id,
  /**
   * Meets every objective, each in its own way; or misses some, as a first sketch does; or looks right and has a hidden weakness, to be
   * broken by the learner.
   */
  role: z.enum(['reference', 'naive', 'weak']),
  name: z.string().min(5).max(60),
  summary: sentence,
  /** What it gives up for what it has; of a weak one the weakness, told only afterwards. */
  tells: sentence,
  /** Of a naive design, the objectives that it misses, each in some trial; npm run check holds it to that. */
  misses: z.array(id).default([]),
  /** Of a weak design, a smallest attempt that breaks it: none of a smaller size does, as npm run check proves. */
  smallest: attemptSchema.optional(),
});

/** The file of a case, `content/interviews/<id>/case.yaml`. */
export const caseSchema = z.strictObject({
  id,
  /** Raised whenever a session held with the file before would read differently. */
  version: z.int().positive(),
  title: z.string().min(5).max(80),
  opening: sentence,
  /** Minutes of the stages that differ from the usual ones. */
  minutes: z.partialRecord(stage, z.number().positive().max(60)).default({}),
  /** What the interviewer withholds until asked. */
  constraints: z.array(z.strictObject({ id, text: sentence })).min(1),
  answers: z.array(answerSchema).min(1),
  /** Groups of words that mean the same in this case, over the general ones of synonyms.ts. */
  synonyms: z.array(z.array(word).min(2)).default([]),
  followUps: z.array(followUpSchema).min(1),
  estimates: z.array(estimateSchema).min(1),
  load: z.strictObject({ kinds: z.array(requestKindSchema).min(1) }),
  change: changeSchema,
  faults: z.array(faultSchema).min(1),
  objectives: z.array(objectiveSchema).min(1),
  rubric: z.record(z.enum(dimensionIds), levels),
  examples: z.array(exampleSchema).min(1),
  designs: z.array(caseDesignSchema).default([]),
  /** Exercises on parts of the system; the code of those that fit a component can run inside the design. */
  exercises: z.array(id).default([]),
});

/** A case: everything the interviewer knows. */
export type InterviewCase = z.infer<typeof caseSchema>;
/** What the interviewer says when asked. */
export type InterviewAnswer = z.infer<typeof answerSchema>;
/** A probe of the interviewer, and what triggers it. */
export type FollowUp = z.infer<typeof followUpSchema>;
/** An estimate that is asked for, with its working. */
export type CaseEstimate = z.infer<typeof estimateSchema>;
/** One thing that goes wrong in the simulation of any design. */
export type CaseEffect = z.infer<typeof effectSchema>;
/** Something that the simulation or the analysis must show. */
export type CaseObjective = z.infer<typeof objectiveSchema>;
/** A design that belongs to the case. */
export type CaseDesign = z.infer<typeof caseDesignSchema>;
/** A term of a calculation. */
export type EstimateTerm = z.infer<typeof termSchema>;

/** What is wrong in a case file, where, and what to do about it. */
export interface CaseMistake {
  /** Within the file: "answers.3.reveals.0". */
  readonly path: string;
  readonly message: string;
  readonly remedy: string;
}

/** A case read, or everything that is wrong with it. */
export type ReadCase =
  { readonly ok: true; readonly case: InterviewCase } | { readonly ok: false; readonly mistakes: readonly CaseMistake[] };

/** Reads a case from the data of its file. Mistakes come back with path and remedy; nothing is thrown. */
export function readCase(data: unknown): ReadCase {
  const read = caseSchema.safeParse(data);
  if (!read.success) {
    const remedy = 'src/interview/case-file.ts describes each field.';
    return { ok: false, mistakes: read.error.issues.map(({ path, message }) => ({ path: path.join('.'), message, remedy })) };
  }
  const mistakes = findCaseMistakes(read.data);
  return mistakes.length === 0 ? { ok: true, case: read.data } : { ok: false, mistakes };
}
