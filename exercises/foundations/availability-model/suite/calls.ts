import { integerArgument, type CallInterface, type ValueSpec } from '../../../../src/grader/authoring.ts';

/** A call: the method, and for singlePoints the place in the list as third argument. */
export type Call = readonly [method: number, a?: number, b?: number, c?: number];

/** Methods by name, as indices into {@link surface}; those of a second model follow those of the first. */
export const method = { availability: 0, downtime: 1, singlePoints: 2 } as const;
export const methodCount = 3;

const letters = [...'abcdefghijklmnopqrstuvwxyz'];
/** Texts that are taken for something else where ids are kept as properties of an object, joined to a text, or sorted. */
const specials = ['', '__proto__', 'constructor', 'toString', 'length', '0', '10', 'a b', 'a,b', 'A'];

/** Every id that answers can name; the letters come first. */
export const names: readonly string[] = [...letters, ...specials];
export const letterCount = letters.length;

/** What the adapter gives where there is no number. */
export const refusedText = 'a RangeError when it was made';
const answers = [refusedText, 'no number', 'NaN', 'below 0', 'too large'];

const plain = (value: string): ValueSpec => ({ kind: 'plain', value });

/** The third argument that asks for the length of a list. */
export const lengthOfList = names.indexOf('length');

const methods = [0, 1].flatMap((instance) => [
  { name: 'availabilityTimes1e9', kind: 'call', arity: 0, instance } as const,
  { name: 'downtimeMinutesTimes1000', kind: 'call', arity: 1, instance } as const,
  { name: 'singlePoints', kind: 'element', arity: 0, instance } as const,
]);

export const surface: CallInterface = {
  entry: 'createAvailabilityModel',
  adapter: 'availability-model',
  methods,
  values: [...names, ...answers].map(plain),
};

/** Asks for the availability. */
export const askAvailability: Call = [method.availability];

/** Asks for the minutes down in so many days. */
export function askDowntime(days: number): Call {
  return [method.downtime, integerArgument(days)];
}

/** Asks for the length of the list of single points, and for so many of its places. */
export function askSinglePoints(places: number): Call[] {
  const none = integerArgument(0);
  const ask = (place: number): Call => [method.singlePoints, none, none, place];
  return [ask(lengthOfList), ...Array.from({ length: places }, (_, place) => ask(integerArgument(place)))];
}

/** Makes a call on the second model instead. */
export function onSecond([called, ...rest]: Call): Call {
  return [called + methodCount, ...rest];
}
