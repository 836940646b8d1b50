import type { Design, Load } from '../../design/index.ts';
import { type Fault, findFaultProblems } from '../../design/simulation/index.ts';

/** The faults that a learner can inject, by what they are called in the form. */
export const ownFaultKinds = ['node-lost', 'lost', 'slow', 'partition', 'hot-key', 'burst', 'erring'] as const;

/** What a learner can inject. */
export type OwnFaultKind = (typeof ownFaultKinds)[number];

/** A fault as it is typed: numbers are texts until they are read. */
export interface OwnFaultForm {
  readonly kind: OwnFaultKind;
  /** The id of a component, of a group or of a kind of request, as the kind of fault asks. */
  readonly on: string;
  /** The other group of a partition. */
  readonly other: string;
  /** How many, how many times, or what percentage. */
  readonly amount: string;
  readonly fromSec: string;
  /** Empty for "to the end". */
  readonly untilSec: string;
}

/** What the amount of a fault is, with what the form begins with; absent where there is none. */
export interface Amount {
  readonly label: string;
  readonly usual: string;
  readonly least: number;
  readonly most: number;
  readonly isWhole?: boolean;
}

/** What a fault is called, what it does, and what has to be said of it. */
export interface OwnFaultText {
  readonly name: string;
  readonly about: string;
  readonly on: 'component' | 'group' | 'request' | 'request-or-all';
  readonly amount?: Amount;
}

/** The faults in words. */
export const ownFaultTexts: Readonly<Record<OwnFaultKind, OwnFaultText>> = {
  'node-lost': {
    name: 'Instances lost',
    about: 'Some instances of a component stop, the first of it first; of a store, that is the primary of the first shard.',
    on: 'component',
    amount: { label: 'Instances', usual: '1', least: 1, most: 10_000, isWhole: true },
  },
  lost: { name: 'All of a component lost', about: 'Every instance stops; what a cache held is gone.', on: 'component' },
  slow: {
    name: 'Slow',
    about: 'What its workers begin takes longer.',
    on: 'component',
    amount: { label: 'Times as long', usual: '10', least: 0.001, most: 1_000_000 },
  },
  partition: { name: 'Partition', about: 'Calls from one region or zone to the other get no answer.', on: 'group' },
  'hot-key': {
    name: 'Hot key',
    about: 'A share of the requests of one kind ask for one key.',
    on: 'request',
    amount: { label: 'Percent of requests', usual: '40', least: 0, most: 100 },
  },
  burst: {
    name: 'Burst',
    about: 'Requests come at a multiple of their rate.',
    on: 'request-or-all',
    amount: { label: 'Times the rate', usual: '3', least: 0, most: 1_000_000 },
  },
  erring: {
    name: 'Errors',
    about: 'A component answers with an error by chance, after its work.',
    on: 'component',
    amount: { label: 'Percent of answers', usual: '20', least: 0, most: 100 },
  },
};

/** Stands for every kind of request. */
export const allRequests = '';

/** One thing a fault can be on. */
export interface FaultTarget {
  readonly id: string;
  readonly name: string;
}

/** Returns what a fault of a kind can be on in a design under a load. */
export function targetsOf(kind: OwnFaultKind, design: Design, load: Load): readonly FaultTarget[] {
  switch (ownFaultTexts[kind].on) {
    case 'component':
      return design.components.filter((component) => component.kind !== 'clients');
    case 'group':
      return design.groups;
    case 'request':
      return load.kinds;
    case 'request-or-all':
      return [{ id: allRequests, name: 'All kinds of request' }, ...load.kinds];
  }
}

/** Returns the form that a fault of a kind begins with: on the first thing it can be on, in the middle third of the run. */
export function newFaultForm(kind: OwnFaultKind, design: Design, load: Load, durationMs: number): OwnFaultForm {
  const targets = targetsOf(kind, design, load);
  const third = String(Math.round(durationMs / 3000));
  const untilSec = String(Math.round((2 * durationMs) / 3000));
  const amount = ownFaultTexts[kind].amount?.usual ?? '';
  return { kind, on: targets[0]?.id ?? '', other: targets[1]?.id ?? '', amount, fromSec: third, untilSec };
}

/** A fault read from the form, or what is wrong with it, in words. */
export type ReadFault = { readonly ok: true; readonly fault: Fault } | { readonly ok: false; readonly problems: readonly string[] };

/** Reads a fault as it was typed, for a run of some length. Never throws. */
export function readFault(form: OwnFaultForm, design: Design, load: Load, durationMs: number): ReadFault {
  const text = ownFaultTexts[form.kind];
  const problems: string[] = [];
  const number = (label: string, typed: string, least: number, most: number, isWhole = false): number => {
    const value = typed.trim() === '' ? NaN : Number(typed.replaceAll(/[,\s]/g, ''));
    if (value >= least && value <= most && (!isWhole || Number.isInteger(value))) return value;
    problems.push(`${label}: give ${isWhole ? 'a whole number' : 'a number'} from ${least} to ${most}.`);
    return least;
  };
  const durationSec = durationMs / 1000;
  const fromSec = number('From', form.fromSec, 0, durationSec);
  const untilMs = form.untilSec.trim() === '' ? undefined : 1000 * number('Until', form.untilSec, 0, durationSec);
  const amount = text.amount ? number(text.amount.label, form.amount, text.amount.least, text.amount.most, text.amount.isWhole) : 0;
  if (form.on === '' && text.on !== 'request-or-all') problems.push(`${text.name}: ${nothingToBreak[text.on]}`);
  if (form.kind === 'partition' && form.on !== '' && (form.other === '' || form.other === form.on)) {
    problems.push('Partition: name two different regions or zones.');
  }
  if (problems.length > 0) return { ok: false, problems };
  const fault = faultOf(form, amount, { fromMs: fromSec * 1000, ...(untilMs !== undefined && { untilMs }) });
  const misfits = findFaultProblems(design, load, [fault]).map(({ message, remedy }) => `${message} ${remedy}`);
  return misfits.length > 0 ? { ok: false, problems: misfits } : { ok: true, fault };
}

const nothingToBreak = {
  component: 'the design has no component that can fail. Draw one first.',
  group: 'the design has no region or zone. Draw two, and put components into them.',
  request: 'the load has no kind of request.',
} as const;

function faultOf({ kind, on, other }: OwnFaultForm, amount: number, span: { readonly fromMs: number; readonly untilMs?: number }): Fault {
  switch (kind) {
    case 'node-lost':
      return { kind: 'instances-lost', component: on, first: 0, count: amount, ...span };
    case 'lost':
      return { kind: 'component-lost', component: on, ...span };
    case 'slow':
      return { kind: 'slow', component: on, factor: amount, ...span };
    case 'partition':
      return { kind: 'partition', groups: [on, other], ...span };
    case 'hot-key':
      return { kind: 'hot-key', request: on, share: amount / 100, key: 0, ...span };
    case 'burst':
      return { kind: 'burst', factor: amount, ...(on !== allRequests && { request: on }), ...span };
    case 'erring':
      return { kind: 'erring', component: on, probability: amount / 100, ...span };
  }
}
