import type { Meter } from './meter.ts';

type Method = (this: any, ...args: any[]) => unknown;
/** Returns the steps a call costs, from the receiver and arguments before the call, or from the result after it. */
interface Price {
  readonly before?: (receiver: any, args: readonly any[]) => number;
  readonly after?: (result: any) => number;
}

const { apply, ownKeys, getOwnPropertyDescriptor, defineProperty } = Reflect;
const isView = ArrayBuffer.isView;

const lengthOf = (value: any): number =>
  typeof value === 'string' || (typeof value === 'object' && value !== null) ? Number(value.length) || 0 : 0;
const byLength: Price = { before: (receiver) => 1 + lengthOf(receiver) };
const byResult: Price = { after: (result) => 1 + lengthOf(result) };
const bySort: Price = { before: (receiver) => 1 + lengthOf(receiver) * (32 - Math.clz32(lengthOf(receiver))) };
/** Text is moved sixteen units at a time. */
const byText: Price = { before: (receiver) => 1 + lengthOf(receiver) / 16 };
const bySubject: Price = { before: (_receiver, args) => 1 + lengthOf(args[0]) / 16 };
const one: Price = { before: () => 1 };
const byOwnKeys: Price = { before: (_receiver, args) => 1 + countKeys(args[0]) };
const bySize: Price = { before: (receiver) => 1 + (Number(receiver?.size) || 0) };
const byBothSizes: Price = { before: (receiver, args) => 1 + (Number(receiver?.size) || 0) + (Number(args[0]?.size) || 0) };

function countKeys(value: any): number {
  return (typeof value === 'object' && value !== null) || typeof value === 'function' ? ownKeys(value).length : lengthOf(value);
}

const arrayPrices: Record<string, Price> = {
  ...priced(
    'copyWithin every fill filter find findIndex findLast findLastIndex forEach includes indexOf join lastIndexOf map reduce reduceRight reverse shift some toReversed toLocaleString toString unshift with',
    byLength,
  ),
  ...priced('concat flat flatMap slice toSpliced', byResult),
  ...priced('sort toSorted', bySort),
  splice: { before: (receiver, args) => 1 + Math.max(0, lengthOf(receiver) - startIndex(args[0], lengthOf(receiver))) + args.length },
  push: { before: (_receiver, args) => 1 + args.length },
  ...priced('pop at entries keys values', one),
};

const typedArrayPrices: Record<string, Price> = {
  ...arrayPrices,
  ...priced('subarray', one),
  set: { before: (_receiver, args) => 1 + lengthOf(args[0]) },
};

const stringPrices: Record<string, Price> = {
  ...priced('concat includes indexOf lastIndexOf localeCompare match matchAll normalize replace replaceAll search split', byText),
  ...priced('toLowerCase toUpperCase trim trimEnd trimStart at charAt slice substring substr startsWith endsWith', byText),
  repeat: { before: (receiver, args) => 1 + (lengthOf(receiver) * (Number(args[0]) || 0)) / 16 },
  ...priced('padEnd padStart', { before: (_receiver, args) => 1 + (Number(args[0]) || 0) / 16 }),
};

function startIndex(value: any, length: number): number {
  const index = Math.trunc(Number(value)) || 0;
  return index < 0 ? Math.max(0, length + index) : Math.min(index, length);
}

function priced(names: string, price: Price): Record<string, Price> {
  return Object.fromEntries(names.split(' ').map((name) => [name, price]));
}

/**
 * Replaces built-ins of this realm by ones that charge the meter for the length they touch, before lockdown freezes them.
 * Iterators charge a step an element, which covers spread, destructuring and Array.from.
 */
export function meterBuiltins(meter: Meter): void {
  const typedArray = Object.getPrototypeOf(Int8Array.prototype) as object;
  const iterators = [[][Symbol.iterator](), new Map().keys(), new Set().keys(), ''[Symbol.iterator](), ''.matchAll(/a/g)];
  const tables: [object, Record<string | symbol, Price>][] = [
    [Array.prototype, arrayPrices],
    [typedArray, typedArrayPrices],
    [String.prototype, stringPrices],
    [Array, { of: { before: (_receiver, args) => 1 + args.length }, from: { before: (_receiver, args) => 1 + arrayLikeLength(args[0]) } }],
    [Map.prototype, { ...priced('get set has delete keys values entries', one), clear: bySize, forEach: bySize }],
    [Set.prototype, { ...priced('add has delete keys values entries', one), clear: bySize, forEach: bySize, ...setAlgebra() }],
    [WeakMap.prototype, priced('get set has delete', one)],
    [WeakSet.prototype, priced('add has delete', one)],
    [
      Object,
      {
        ...priced(
          'keys values entries getOwnPropertyNames getOwnPropertySymbols getOwnPropertyDescriptors freeze seal isFrozen isSealed',
          byOwnKeys,
        ),
      },
    ],
    [Object, { assign: { before: (_receiver, args) => args.reduce((sum: number, value) => sum + countKeys(value), 1) } }],
    [Reflect, { ownKeys: byOwnKeys, construct: { after: (result) => 1 + allocatedLength(result) } }],
    [
      JSON,
      { parse: { before: (_receiver, args) => 1 + lengthOf(args[0]) / 4 }, stringify: { after: (result) => 1 + lengthOf(result) / 4 } },
    ],
    [RegExp.prototype, { ...priced('exec test', bySubject), ...regExpSymbols() }],
    [Function.prototype, { apply: { before: (_receiver, args) => 1 + lengthOf(args[1]) } }],
    [
      ArrayBuffer.prototype,
      {
        slice: { after: (result) => 1 + (Number(result?.byteLength) || 0) / 8 },
        resize: { before: (_r, args) => 1 + (Number(args[0]) || 0) / 8 },
      },
    ],
    ...iterators.map((iterator): [object, Record<string, Price>] => [Object.getPrototypeOf(iterator) as object, { next: one }]),
  ];
  for (const [owner, prices] of tables) for (const key of ownKeys(prices)) replace(owner, key, prices[key]!, meter);
}

function setAlgebra(): Record<string, Price> {
  return priced('union intersection difference symmetricDifference isSubsetOf isSupersetOf isDisjointFrom', byBothSizes);
}

function regExpSymbols(): Record<symbol, Price> {
  const names = [Symbol.match, Symbol.matchAll, Symbol.replace, Symbol.search, Symbol.split];
  return Object.fromEntries(names.map((name) => [name, bySubject])) as Record<symbol, Price>;
}

function arrayLikeLength(value: any): number {
  return typeof value === 'object' && value !== null && value[Symbol.iterator] === undefined ? lengthOf(value) : 0;
}

/** Returns the elements that making an object took: the length of an array or typed array, an eighth of the bytes of a buffer. */
function allocatedLength(value: any): number {
  if (Array.isArray(value) || isView(value)) return lengthOf(value);
  return value instanceof ArrayBuffer ? value.byteLength / 8 : 0;
}

/** Replaces one method, keeping its name, length and attributes. Methods this engine lacks are passed over. */
function replace(owner: object, key: string | symbol, price: Price, meter: Meter): void {
  const descriptor = getOwnPropertyDescriptor(owner, key);
  if (!descriptor || typeof descriptor.value !== 'function') return;
  const original = descriptor.value as Method;
  const { before, after } = price;
  const charge = meter.charge;
  // Shorthand methods have no `prototype`, like the built-ins they stand for; lockdown refuses others.
  const metered = meteredMethod(original, price === one, before, after, charge);
  for (const name of ['name', 'length'] as const) defineProperty(metered, name, getOwnPropertyDescriptor(original, name)!);
  defineProperty(owner, key, { ...descriptor, value: metered });
}

function meteredMethod(original: Method, unit: boolean, before: Price['before'], after: Price['after'], charge: Meter['charge']): Method {
  if (unit && original.length <= 2) {
    return {
      // The hot path (Map.get and the like): no arrays of arguments.
      method(this: any, a?: any, b?: any) {
        charge(1);
        return arguments.length <= 2 ? call(original, this, a, b) : apply(original, this, arguments as never);
      },
    }.method;
  }
  return {
    method(this: any, ...args: any[]) {
      if (before) charge(before(this, args));
      const result = apply(original, this, args);
      if (after) charge(after(result));
      return result;
    },
  }.method;
}

const call = Function.prototype.call.bind(Function.prototype.call) as (method: Method, receiver: any, a: any, b: any) => unknown;

/** The functions that instrumented code calls by name, apart from the tick. */
export function chargingFunctions(meter: Meter): { readonly chargeKeys: (value: any) => any; readonly chargeNew: (value: any) => any } {
  return {
    chargeKeys(value) {
      meter.charge(countKeys(value));
      return value;
    },
    chargeNew(value) {
      meter.charge(1 + allocatedLength(value));
      return value;
    },
  };
}
