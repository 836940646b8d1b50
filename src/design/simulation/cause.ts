/** Why a call failed, by the codes that run inside; 0 stands for success. */
export const Cause = {
  none: 0,
  /** No answer came within the caller's time-out. */
  timeout: 1,
  /** The line before the component, or a queue's store of messages, was full. */
  full: 2,
  /** The instance or the whole component was lost. */
  lost: 3,
  /** The component has no instance or no worker, and never had. */
  noCapacity: 4,
  /** No answer came because the two were parted. */
  partition: 5,
  /** The component answered with an error. */
  error: 6,
  /** Too few copies of a shard were there to answer. */
  quorum: 7,
  /** Nothing that a balancer, a cache or a resolver leads to serves this kind of request. */
  noPath: 8,
  /** The learner's own part broke: it threw, or named what does not exist. */
  brokenPart: 9,
  /** The store took no writes at the time. */
  readOnly: 10,
} as const;

/** Why a call failed. */
export type CauseName = Exclude<keyof typeof Cause, 'none'>;

/** The names of the causes by their codes, from 1. */
export const causeNames = Object.keys(Cause).slice(1) as readonly CauseName[];

/** The number of codes, that of success among them. */
export const causeCodes = causeNames.length + 1;
