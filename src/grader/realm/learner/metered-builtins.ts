import { assert } from '../../../kernel/index.ts';
import type { Holdings } from './holdings.ts';
import type { Meter } from './meter.ts';

type Method = (this: any, ...args: any[]) => unknown;
/** Returns the steps a call costs, from the receiver and arguments before the call, or from the result after it. */
interface Price {
  readonly before?: (receiver: any, args: readonly any[]) => number;
  readonly after?: (result: any) => number;
  /**
   * Returns receiver and arguments in a form whose price cannot change between the charge and the call: an object may show one length, size
   * or text when it is asked first and another when it is asked again.
   */
  readonly settle?: Settle;
}
type Settle = (receiver: any, args: any[], charge: Meter['charge']) => any;

const { apply, ownKeys, getOwnPropertyDescriptor, defineProperty } = Reflect;
const isView = ArrayBuffer.isView;
const getterOf = (prototype: object, name: string | symbol) => getOwnPropertyDescriptor(prototype, name)!.get!;
const typedArrayPrototype = Object.getPrototypeOf(Int8Array.prototype) as object;
const viewLength = getterOf(typedArrayPrototype, 'length');
const viewTag = getterOf(typedArrayPrototype, Symbol.toStringTag);
const mapSize = getterOf(Map.prototype, 'size');
const setSize = getterOf(Set.prototype, 'size');

/** Returns the length of a text, a typed array (whatever own property hides it), an array, or anything that says it has one. */
function lengthOf(value: any): number {
  if (typeof value === 'string') return value.length;
  if (typeof value !== 'object' || value === null) return 0;
  return Number(isView(value) && apply(viewTag, value, []) !== undefined ? apply(viewLength, value, []) : value.length) || 0;
}

/** Returns the number of members of a Map or Set, whatever own property hides it; 0 for anything else. */
function sizeOf(value: any): number {
  for (const size of [mapSize, setSize]) {
    try {
      return apply(size, value, []) as number;
    } catch {
      // It is not one of these.
    }
  }
  return 0;
}

/** Returns arrays and texts as they are, and any other object behind a proxy that charges a step for each element asked for. */
function countable(value: any, charge: Meter['charge']): any {
  if (typeof value !== 'object' || value === null || Array.isArray(value) || isView(value)) return value;
  const count =
    <A extends unknown[], R>(trap: (...args: A) => R) =>
    (...args: A): R => {
      charge(1);
      return trap(...args);
    };
  const { get, has, set, deleteProperty } = Reflect;
  return new Proxy(value as object, { get: count(get), has: count(has), set: count(set), deleteProperty: count(deleteProperty) });
}

const settleReceiver: Settle = (receiver, _args, charge) => countable(receiver, charge);
const settleArgument = (index: number): Settle => {
  return (receiver, args, charge) => {
    if (args.length > index) args[index] = countable(args[index], charge);
    return receiver;
  };
};
const settleText: Settle = (receiver) => (receiver === null || receiver === undefined ? receiver : `${receiver}`);
const settleSubject: Settle = (receiver, args) => {
  args[0] = `${args[0]}`;
  return receiver;
};
const byLength: Price = { before: (receiver) => 1 + lengthOf(receiver), settle: settleReceiver };
const byResult: Price = { after: (result) => 1 + lengthOf(result) };
const bySort: Price = { before: (receiver) => 1 + lengthOf(receiver) * (32 - Math.clz32(lengthOf(receiver))), settle: settleReceiver };
/** Text is moved sixteen units at a time. */
const byText: Price = { before: (receiver) => 1 + lengthOf(receiver) / 16, settle: settleText };
const byLongerText: Price = { after: (result) => 1 + lengthOf(result) / 16 };
const bySubject: Price = { before: (_receiver, args) => 1 + lengthOf(args[0]) / 16, settle: settleSubject };
const one: Price = { before: () => 1 };
const byOwnKeys: Price = { before: (_receiver, args) => 1 + countKeys(args[0]) };
const bySize: Price = { before: (receiver) => 1 + sizeOf(receiver) };
/** Asking the other set costs what its own methods cost: those of a Set and a Map are metered, others are the learner's. */
const byBothSizes: Price = { before: (receiver, args) => 1 + sizeOf(receiver) + sizeOf(args[0]) };

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
  splice: {
    before: (receiver, args) => 1 + Math.max(0, lengthOf(receiver) - startIndex(args[0], lengthOf(receiver))) + args.length,
    settle: settleReceiver,
  },
  push: { before: (_receiver, args) => 1 + args.length },
  ...priced('pop at entries keys values', one),
};

const typedArrayPrices: Record<string, Price> = {
  ...arrayPrices,
  ...priced('subarray', one),
  set: { before: (_receiver, args) => 1 + lengthOf(args[0]), settle: settleArgument(0) },
};

const stringPrices: Record<string, Price> = {
  ...priced('concat includes indexOf lastIndexOf localeCompare match matchAll normalize replace replaceAll search split', byText),
  ...priced('toLowerCase toUpperCase trim trimEnd trimStart at charAt slice substring substr startsWith endsWith', byText),
  ...priced('repeat padEnd padStart', byLongerText),
};

function startIndex(value: any, length: number): number {
  // An object would be asked again by the method itself, and may say something else then: the whole length is the safe price.
  const index = typeof value === 'number' ? Math.trunc(value) || 0 : 0;
  return index < 0 ? Math.max(0, length + index) : Math.min(index, length);
}

function priced(names: string, price: Price): Record<string, Price> {
  return Object.fromEntries(names.split(' ').map((name) => [name, price]));
}

/**
 * Replaces built-ins of this realm by ones that charge the meter for the length they touch, before lockdown freezes them.
 * Iterators charge a step an element, which covers spread, destructuring and Array.from. Calls on Maps, Sets and arrays are told to the holdings.
 */
export function meterBuiltins(meter: Meter, holdings: Holdings): void {
  const iterators = [[][Symbol.iterator](), new Map().keys(), new Set().keys(), ''[Symbol.iterator](), ''.matchAll(/a/g)];
  const tables: [object, Record<string | symbol, Price>][] = [
    [Array.prototype, arrayPrices],
    [typedArrayPrototype, typedArrayPrices],
    [String.prototype, stringPrices],
    ...[Array, Object.getPrototypeOf(Int8Array) as object].map((owner): [object, Record<string, Price>] => [
      owner,
      { of: byCount, from: byArrayLike },
    ]),
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
    [
      Reflect,
      {
        ownKeys: byOwnKeys,
        construct: { after: (result) => 1 + allocatedLength(result), settle: settleArgument(1) },
        apply: byArguments(2),
      },
    ],
    [
      JSON,
      {
        parse: { before: (_receiver, args) => 1 + lengthOf(args[0]) / 4, settle: settleSubject },
        stringify: { after: (result) => 1 + lengthOf(result) / 4 },
      },
    ],
    [RegExp.prototype, { ...priced('exec test', bySubject), ...regExpSymbols() }],
    [Function.prototype, { apply: byArguments(1) }],
    ...iterators.map((iterator): [object, Record<string, Price>] => [Object.getPrototypeOf(iterator) as object, { next: one }]),
  ];
  const collections = new Set<object>([Array.prototype, Map.prototype, Set.prototype]);
  const watchers = tables.map(([owner]) => (collections.has(owner) ? holdings.touch : undefined));
  for (const [index, [owner, prices]] of tables.entries()) {
    for (const key of ownKeys(prices)) replace(owner, key, prices[key]!, meter, watchers[index]);
  }
}

function setAlgebra(): Record<string, Price> {
  return priced('union intersection difference symmetricDifference isSubsetOf isSupersetOf isDisjointFrom', byBothSizes);
}

function regExpSymbols(): Record<symbol, Price> {
  const names = [Symbol.match, Symbol.matchAll, Symbol.replace, Symbol.search, Symbol.split];
  return Object.fromEntries(names.map((name) => [name, bySubject])) as Record<symbol, Price>;
}

const byCount: Price = { before: (_receiver, args) => 1 + args.length };
const byArrayLike: Price = {
  before: (_receiver, args) => 1 + arrayLikeLength(args[0]),
  // What can be iterated charges for each element already.
  settle: (receiver, args, charge) => (args[0]?.[Symbol.iterator] === undefined ? settleArgument(0)(receiver, args, charge) : receiver),
};

/** Prices a call that takes its arguments as a list. */
function byArguments(index: number): Price {
  return { before: (_receiver, args) => 1 + lengthOf(args[index]), settle: settleArgument(index) };
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
function replace(owner: object, key: string | symbol, price: Price, meter: Meter, touch?: Holdings['touch']): void {
  const descriptor = getOwnPropertyDescriptor(owner, key);
  if (!descriptor || typeof descriptor.value !== 'function') return;
  const original = descriptor.value as Method;
  // Shorthand methods have no `prototype`, like the built-ins they stand for; lockdown refuses others.
  const metered = meteredMethod(original, price, meter.charge, touch);
  for (const name of ['name', 'length'] as const) defineProperty(metered, name, getOwnPropertyDescriptor(original, name)!);
  assert(defineProperty(owner, key, { ...descriptor, value: metered }), `${String(key)} cannot be replaced by a metered one`);
}

function meteredMethod(original: Method, price: Price, charge: Meter['charge'], touch?: Holdings['touch']): Method {
  const { before, after, settle } = price;
  if (price === one && original.length <= 2) {
    return {
      // The hot path (Map.get and the like): no arrays of arguments.
      method(this: any, a?: any, b?: any) {
        charge(1);
        touch?.(this);
        return arguments.length <= 2 ? call(original, this, a, b) : apply(original, this, arguments as never);
      },
    }.method;
  }
  return {
    method(this: any, ...args: any[]) {
      const receiver = settle ? settle(this, args, charge) : this;
      if (before) charge(before(receiver, args));
      touch?.(this);
      const result = apply(original, receiver, args);
      if (after) charge(after(result));
      // Some methods return their receiver.
      return result === receiver && typeof result === 'object' ? this : result;
    },
  }.method;
}

const call = Function.prototype.call.bind(Function.prototype.call) as (method: Method, receiver: any, a: any, b: any) => unknown;

/** The functions that instrumented code calls by name, apart from the tick. */
export function chargingFunctions(
  meter: Meter,
  holdings: Holdings,
): { readonly chargeKeys: (value: any) => any; readonly chargeNew: (value: any) => any } {
  return {
    chargeKeys(value) {
      meter.charge(countKeys(value));
      return value;
    },
    chargeNew(value) {
      meter.charge(1 + allocatedLength(value));
      holdings.made(value);
      return value;
    },
  };
}
