import type { Fault } from '../../design/simulation/index.ts';
import { type Design, findLoadProblems, type Load, loadLimits } from '../../design/index.ts';
import { entryOf } from '../../interview/estimates.ts';
import { trialLength, trialOptions, type TrialPlan } from '../../interview/trial.ts';

/** A kind of request as it is typed: numbers are texts until they are read. */
export interface KindForm {
  /** What connections name it by; never changes. */
  readonly id: string;
  readonly name: string;
  readonly readOrWrite: 'read' | 'write';
  readonly ratePerSecond: string;
  readonly keys: string;
  /** Empty for none. */
  readonly p99Ms: string;
}

/** The most kinds of request that are typed by hand. */
export const mostKinds = 6;

/** The load that one begins with. */
export const usualKinds: readonly KindForm[] = [
  { id: 'read', name: 'Read', readOrWrite: 'read', ratePerSecond: '1000', keys: '100000', p99Ms: '100' },
  { id: 'write', name: 'Write', readOrWrite: 'write', ratePerSecond: '50', keys: '100000', p99Ms: '' },
];

/** Returns a kind of request with an id that the others do not have. */
export function anotherKind(kinds: readonly KindForm[]): KindForm {
  let number = kinds.length + 1;
  while (kinds.some(({ id }) => id === `kind-${number}`)) number++;
  return { id: `kind-${number}`, name: `Requests ${number}`, readOrWrite: 'read', ratePerSecond: '100', keys: '100000', p99Ms: '' };
}

/** A load read from the forms, or what is wrong with them, in words. */
export type ReadLoad = { readonly ok: true; readonly load: Load } | { readonly ok: false; readonly problems: readonly string[] };

/** How unequally the keys are asked for: Zipf's law with this exponent, as traces of Web caches have it (Breslau and others, INFOCOM 1999). */
const usualSkew = 0.8;

/** Reads a load as it was typed, for a design: it enters at the first clients drawn. Never throws. */
export function readLoad(kinds: readonly KindForm[], design: Design): ReadLoad {
  const entry = entryOf(design);
  if (entry === undefined) return { ok: false, problems: ['Nobody asks for anything: draw clients, where requests enter.'] };
  const problems: string[] = [];
  const number = (what: string, typed: string, least: number, most: number): number => {
    const value = typed.trim() === '' ? NaN : Number(typed.replaceAll(/[,\s]/g, ''));
    if (value >= least && value <= most) return value;
    problems.push(`${what}: give a number from ${least} to ${most}.`);
    return least;
  };
  const read = kinds.map(({ id, name, readOrWrite, ratePerSecond, keys, p99Ms }) => {
    const called = name.trim().slice(0, 80) || id;
    const wanted = p99Ms.trim() === '' ? {} : { p99Ms: number(`p99 of “${called}”`, p99Ms, 0.001, 1e9) };
    return {
      id,
      name: called,
      readOrWrite,
      ratePerSecond: number(`Rate of “${called}”`, ratePerSecond, 0, loadLimits.ratePerSecond),
      entry,
      keys: { count: Math.round(number(`Keys of “${called}”`, keys, 1, loadLimits.keys)), skew: usualSkew },
      responseKb: 1,
      objective: wanted,
    };
  });
  if (problems.length > 0) return { ok: false, problems };
  const load: Load = { kinds: read };
  const misfits = findLoadProblems(design, load).map(({ message, remedy }) => `${message} ${remedy}`);
  return misfits.length > 0 ? { ok: false, problems: misfits } : { ok: true, load };
}

/** Plans the run of a design under a load of one's own: as long as a trial of an interview, cut likewise where too many requests come. */
export function planFreeRun(design: Design, load: Load, faults: readonly Fault[]): TrialPlan {
  const { durationMs, note } = trialLength(load, faults);
  const options = trialOptions('design lab', durationMs, faults);
  return { id: 'peak', title: 'Your load', design, load, options, notes: note === undefined ? [] : [note] };
}
