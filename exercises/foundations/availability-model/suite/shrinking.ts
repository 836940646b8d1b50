import {
  array,
  constantFrom,
  integer,
  integerArgument,
  record,
  tuple,
  type CallCase,
  type Shrinking,
} from '../../../../src/grader/authoring.ts';
import { lengthOfList, method, methodCount, names, surface } from './calls.ts';
import type { Part, SystemSetup } from './system-setup.ts';

/** A component: its name as an index, and how far its availability lies below 0.9, in millionths. */
type SmallComponent = readonly [name: number, below: number];
/** A part: how deep, which kind (a component, all, any, at least), and the index of its name or the number. */
type SmallPart = readonly [depth: number, kind: number, value: number];

/** A system in whole numbers that shrink towards fewer parts, "a", 0.9, and no links. */
interface SmallSystem {
  readonly components: readonly SmallComponent[];
  readonly parts: readonly SmallPart[];
  readonly entry: number;
  readonly links: readonly (readonly [from: number, to: number])[];
  readonly targets: readonly number[];
}

/** A case as fast-check shrinks it: the third number of a call is the days or the place, -1 for the length. */
interface Small {
  readonly systems: readonly SmallSystem[];
  readonly calls: readonly (readonly [method: number, value: number])[];
}

const kinds = { component: 0, all: 1, any: 2, atLeast: 3 } as const;
const million = 1_000_000;
const plainMillionths = 900_000;
const mostDays = 365;
const name = integer({ min: -1, max: names.length - 1 });
const count = integer({ min: 0, max: 1000 });

const smallSystem = record({
  components: array(tuple(name, integer({ min: -10 * million, max: 10 * million }))),
  parts: array(tuple(count, integer({ min: 0, max: kinds.atLeast }), count)),
  entry: name,
  links: array(tuple(name, name)),
  targets: array(name),
});

/** Ids that are no names, such as the many of a large graph, become -1 and drop out. */
function toSmall({ components, parts, entry, links, targets }: SystemSetup): SmallSystem {
  const index = (id: string): number => names.indexOf(id);
  return {
    components: components.map(({ id, availability }) => [index(id), plainMillionths - Math.round(availability * million)]),
    parts: parts.map((part): SmallPart => {
      if ('id' in part) return [part.depth, kinds.component, Math.max(0, index(part.id))];
      if (part.gate === 'all' || part.gate === 'any') return [part.depth, kinds[part.gate], 0];
      return [part.depth, kinds.atLeast, part.gate];
    }),
    entry: index(entry),
    links: links.map(({ from, to }) => [index(from), index(to)]),
    targets: targets.map(({ id }) => index(id)),
  };
}

/** Makes a system that fits together: names that no component has drop out, and components that nothing names. */
function toSetup({ components, parts, entry, links, targets }: SmallSystem): SystemSetup {
  const named = new Set([entry, ...links.flat(), ...targets, ...parts.flatMap(([, kind, value]) => (kind === 0 ? [value] : []))]);
  const kept = new Map<number, number>();
  for (const [id, below] of components) if (id >= 0 && named.has(id) && !kept.has(id)) kept.set(id, below);
  if (kept.size === 0) kept.set(0, 0);
  const first = kept.keys().next().value!;
  const idOf = (index: number): string => names[index]!;
  return {
    components: Array.from(kept, ([id, below]) => ({ id: idOf(id), availability: (plainMillionths - below) / million })),
    parts: toParts(parts, kept, idOf(first)),
    entry: idOf(kept.has(entry) ? entry : first),
    links: links.filter(([from, to]) => kept.has(from) && kept.has(to)).map(([from, to]) => ({ from: idOf(from), to: idOf(to) })),
    targets: targets.filter((id) => kept.has(id)).map((id) => ({ id: idOf(id) })),
  };
}

/** Keeps one root: what comes after a component that is the whole drops out, and what is not deeper than the first gate moves below it. */
function toParts(parts: readonly SmallPart[], kept: ReadonlyMap<number, number>, spare: string): Part[] {
  const made: Part[] = [];
  for (const [depth, kind, value] of parts) {
    if (kind === kinds.component && !kept.has(value)) continue;
    const at = made.length === 0 ? 0 : Math.max(1, depth);
    if (made.length === 1 && 'id' in made[0]!) break;
    if (kind === kinds.component) made.push({ depth: at, id: names[value]! });
    else made.push({ depth: at, gate: kind === kinds.all ? 'all' : kind === kinds.any ? 'any' : value });
  }
  return made.length > 0 ? made : [{ depth: 0, id: spare }];
}

/** How cases shrink: gates go and what they held moves up, availabilities go to 0.9, links and targets go. */
export const shrinking: Shrinking<Small> = {
  arbitrary: record({
    systems: array(smallSystem, { minLength: 1, maxLength: 2 }),
    calls: array(tuple(constantFrom(...surface.methods.keys()), integer({ min: -1, max: 0x3fffffff }))),
  }),
  toValue: (one: CallCase): Small => ({
    systems: (one.setup as readonly SystemSetup[]).map(toSmall),
    calls: Array.from(one.methods, (called, at) => {
      const code = called % methodCount === method.singlePoints ? (one.c?.[at] ?? integerArgument(0)) : one.a[at]!;
      return [called, code === lengthOfList ? -1 : Math.max(0, -1 - code)] as const;
    }),
  }),
  fromValue({ systems, calls }: Small): CallCase {
    const asks = (called: number, wanted: number): boolean => called % methodCount === wanted;
    return {
      setup: systems.map(toSetup),
      methods: Uint8Array.from(calls, ([called]) => called),
      a: Int32Array.from(calls, ([called, value]) =>
        integerArgument(asks(called, method.downtime) ? Math.min(Math.max(0, value), mostDays) : 0),
      ),
      b: Int32Array.from(calls, () => integerArgument(0)),
      c: Int32Array.from(calls, ([called, value]) =>
        asks(called, method.singlePoints) ? (value < 0 ? lengthOfList : integerArgument(value)) : integerArgument(0),
      ),
    };
  },
};
