import { stageIds } from '../schema/interview.ts';

export { stageIds };

/** One of the stages of an interview. */
export type StageId = (typeof stageIds)[number];

/** Names a stage as a heading does. */
export const stageNames: Readonly<Record<StageId, string>> = {
  scope: 'Scope and requirements',
  estimate: 'Estimates',
  interface: 'Interface',
  'data-model': 'Data model',
  'high-level': 'High-level design',
  'deep-dive': 'Deep dives',
  bottlenecks: 'Bottlenecks',
  'wrap-up': 'Wrap-up',
};

/** Minutes of each stage where a case says nothing else: 45 in all, our own division of the usual slot. */
export const defaultMinutes: Readonly<Record<StageId, number>> = {
  scope: 6,
  estimate: 4,
  interface: 4,
  'data-model': 5,
  'high-level': 10,
  'deep-dive': 10,
  bottlenecks: 4,
  'wrap-up': 2,
};

/** Returns whether a text names a stage. */
export function isStageId(text: string): text is StageId {
  return (stageIds as readonly string[]).includes(text);
}
