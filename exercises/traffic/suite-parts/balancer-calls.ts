import type { CallInterface, ValueSpec } from '../../../src/grader/authoring.ts';

/**
 * Methods by name, as indices into {@link surface}; the arguments of each are listed there. `second...` are calls on a second balancer, which shares
 * the clock with the first and nothing else.
 */
export const method = {
  pick: 0,
  finish: 1,
  fail: 2,
  progress: 3,
  join: 4,
  leave: 5,
  advance: 6,
  secondPick: 7,
  secondFinish: 8,
  secondFail: 9,
  secondProgress: 10,
  secondJoin: 11,
  secondLeave: 12,
} as const;

/** How many methods one balancer has, `advance` left out: method + 7 is the same on the second. */
export const secondOffset = method.secondPick;

/** Ids that a person can read in a small case. */
const letters: readonly string[] = [...'abcdefghij'];

/** Texts that a cookie may carry and no backend is named: some lead astray who keeps backends as properties of an object. */
const strangers: readonly string[] = [
  '__proto__',
  'constructor',
  'toString',
  'hasOwnProperty',
  '',
  ' a',
  'A',
  'a,b',
  'undefined',
  'null',
  '0',
  'nobody',
];

/** Ids of large fleets: "n0" to "n511". */
const fleet: readonly string[] = Array.from({ length: 512 }, (_, index) => `n${index}`);

const texts = [...letters, ...strangers, ...fleet];
const values: readonly ValueSpec[] = [...texts.map((value): ValueSpec => ({ kind: 'plain', value })), { kind: 'plain', value: undefined }];

/** The argument code of each text. */
const codes: ReadonlyMap<string, number> = new Map(texts.map((text, code) => [text, code]));

/** Backends that small cases use: their argument codes are 0 to letterCount - 1. */
export const letterCount = letters.length;

/** Backends that cases with large fleets use: "n0" to "n511". */
export const fleetSize = fleet.length;

/** Argument codes of cookies that name no backend. */
export const strangerCookies: readonly number[] = strangers.map((text) => codes.get(text)!);

/** Texts of the value table: their argument codes are 0 to textCount - 1. */
export const textCount = texts.length;

/** The cookie argument of a client that sent none. */
export const noCookie = textCount;

/** Returns the argument code of a text in the value table. Throws for any other. */
export function codeOf(text: string): number {
  const code = codes.get(text);
  if (code === undefined) throw new Error(`no call can pass the text ${JSON.stringify(text)}: add it to balancer-calls.ts`);
  return code;
}

/** Returns the text that an argument or result code names, or undefined when it names none. */
export function textOf(code: number): string | undefined {
  return texts[code];
}

/** Returns the id of the n-th backend of a large fleet, 0 to fleetSize - 1. */
export function fleetId(index: number): string {
  return fleet[index]!;
}

/** What is called, through the grader's adapter "balancer": requests are numbered from 0 in the order of their picks, for each balancer. */
export const surface: CallInterface = {
  entry: 'createBalancer',
  adapter: 'balancer',
  methods: [
    // pick(client, cookie), finish(request, bytes), fail(request), progress(request, bytes), join(id, weight), leave(id), advance(ms)
    { name: 'pick', kind: 'call', arity: 2 },
    { name: 'finish', kind: 'call', arity: 2 },
    { name: 'fail', kind: 'call', arity: 1 },
    { name: 'progress', kind: 'call', arity: 2 },
    { name: 'join', kind: 'call', arity: 2 },
    { name: 'leave', kind: 'call', arity: 1 },
    { name: 'advance', kind: 'call', arity: 1 },
    { name: 'pick', kind: 'call', arity: 2, instance: 1 },
    { name: 'finish', kind: 'call', arity: 2, instance: 1 },
    { name: 'fail', kind: 'call', arity: 1, instance: 1 },
    { name: 'progress', kind: 'call', arity: 2, instance: 1 },
    { name: 'join', kind: 'call', arity: 2, instance: 1 },
    { name: 'leave', kind: 'call', arity: 1, instance: 1 },
  ],
  values,
};
