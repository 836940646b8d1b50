import { integerArgument, type CallInterface, type MethodSpec, type ValueSpec } from '../../../../src/grader/authoring.ts';

/** A call of a case: method and arguments as codes. */
export type Call = readonly [method: number, a?: number, b?: number, c?: number];

/** What is called, by name; {@link on} turns it into a method of one of the rings. */
const names = ['addNode', 'removeNode', 'getNode', 'getNodes', 'acquire', 'release', 'addNodeThrows'] as const;
export type MethodName = (typeof names)[number];

/** Rings of a case at most. */
export const ringCount = 2;

/** Methods of the first ring by name, as indices into {@link surface}. `addNodeThrows` tells whether addNode threw a RangeError. */
export const method = { addNode: 0, removeNode: 1, getNode: 2, getNodes: 3, acquire: 4, release: 5, addNodeThrows: 6 } as const;

/** Returns a call on the second ring in place of the first. */
export function onSecond([called, ...codes]: Call): Call {
  return [called + names.length, ...codes];
}

/** Returns the name of a method by its index, and which ring it is called on. */
export function methodOf(index: number): { readonly name: MethodName; readonly ring: number } {
  return { name: names[index % names.length]!, ring: Math.trunc(index / names.length) };
}

/** Keys are called key-0, key-1 and so on: an integer argument n is the text `key-n`. */
export const keyPrefix = 'key-';

function methodsOf(instance: number): MethodSpec[] {
  return [
    { name: 'addNode', kind: 'call', arity: 2, instance },
    { name: 'removeNode', kind: 'call', arity: 1, instance },
    { name: 'getNode', kind: 'call', arity: 1, instance, textPrefix: keyPrefix },
    { name: 'getNodes', kind: 'element', arity: 3, instance, textPrefix: keyPrefix },
    { name: 'acquire', kind: 'call', arity: 1, instance, textPrefix: keyPrefix },
    { name: 'release', kind: 'call', arity: 1, instance },
    { name: 'addNodeThrows', kind: 'call', arity: 2, instance },
  ];
}

const letters = [...'abcdefghijklmnop'];
/** Names that meet in a dictionary of properties, or continue one another. */
const awkward = ['', '__proto__', 'constructor', 'hasOwnProperty', 'n1', 'n11', '1', '11', '1-1', 'a-1', 'a:1', 'ü', 'node 7', 'undefined'];
const numbered = Array.from({ length: 512 }, (_, index) => `node-${index}`);
const fractions = [0.25, 0.5, 0.75, 1.5, 2.5, 0.001];
const badWeights = [NaN, Infinity, -Infinity, -1, -0.5, -0];

const texts = [...letters, ...awkward, ...numbered].map((value): ValueSpec => ({ kind: 'plain', value }));
const rest = [undefined, 'length', ...fractions, ...badWeights].map((value): ValueSpec => ({ kind: 'plain', value }));

/** The values of the calls. Letters come first, so that a shrunk case is about nodes "a" and "b". */
const values = [...texts, ...rest];

/** Nodes "a" to "p" have the codes 0 to 15. */
export const letterCount = letters.length;
/** Codes of names that code which builds texts or dictionaries carelessly mixes up. */
export const awkwardNames: readonly number[] = awkward.map((_name, index) => letterCount + index);
/** Returns the code of the name node-0, node-1 and so on, up to 511. */
export const numberedName = (index: number): number => letterCount + awkward.length + index;
/** Codes of every name there is. */
export const nameCount = texts.length;
/** Code of the value undefined: a weight that is not passed. */
export const noWeight = texts.length;
/** As the third argument of getNodes: the length of the list. */
export const lengthOfList = texts.length + 1;
/** Returns the code of a fraction among the values. Throws when there is none. */
export function fraction(value: number): number {
  const index = fractions.indexOf(value);
  if (index < 0) throw new Error(`${value} is not among the values of the calls: add it to fractions`);
  return texts.length + 2 + index;
}
/** Codes of weights that must be refused. */
export const refusedWeights: readonly number[] = [
  integerArgument(0),
  ...badWeights.map((_weight, index) => texts.length + 2 + fractions.length + index),
];
/** Code of -1, a count. */
export const minusOne = texts.length + 2 + fractions.length + badWeights.indexOf(-1);

/** Returns the number that an argument code stands for, or undefined when it is none. */
export function numberOfArgument(code: number): number | undefined {
  if (code < 0) return -1 - code;
  const spec = values[code];
  return spec?.kind === 'plain' && typeof spec.value === 'number' ? spec.value : undefined;
}

/** Returns the text of a key by its argument code. */
export function keyText(code: number): string {
  if (code < 0) return `${keyPrefix}${-1 - code}`;
  const spec = values[code];
  return spec?.kind === 'plain' ? String(spec.value) : '?';
}

export const surface: CallInterface = {
  entry: 'createHashRing',
  adapter: 'hash-ring',
  methods: Array.from({ length: ringCount }, (_, ring) => methodsOf(ring)).flat(),
  values,
};
