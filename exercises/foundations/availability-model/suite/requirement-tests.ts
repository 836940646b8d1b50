import type { RandomStream } from '../../../../src/kernel/index.ts';
import type { CallCase, CasesTest } from '../../../../src/grader/authoring.ts';
import type { Component, Requirement } from '../contract.ts';
import { askAvailability, askDowntime, letterCount, names } from './calls.ts';
import { caseOf, draw, requiring, shuffled, someAvailability, someComponents, someGate, someIds, someRequirement } from './draws.ts';

/** Returns a case that asks for the availability of a requirement over new components. */
function asking(stream: RandomStream, ids: readonly string[], requirement: Requirement): CallCase {
  return caseOf(requiring(someComponents(stream, ids), requirement));
}

/** Components that are always up, never, or half of the time. */
const plainComponents: readonly Component[] = [
  { id: 'a', availability: 1 },
  { id: 'b', availability: 0 },
  { id: 'c', availability: 0.5 },
];

function plainCases(requirements: readonly Requirement[]): CallCase[] {
  return requirements.map((requirement) => caseOf(requiring(plainComponents, requirement)));
}

/** One of several components, also such as are always up or never. */
function alone(stream: RandomStream): CallCase[] {
  const drawn = draw(stream, (each) => {
    const ids = someIds(each, 3);
    return asking(each, ids, ids[each.below(3)]!);
  });
  return [...plainCases(['a', 'b', 'c']), ...drawn];
}

function sequences(stream: RandomStream): CallCase[] {
  const drawn = draw(stream, (each) => {
    const ids = someIds(each, 1 + each.below(8));
    return asking(each, ids, { all: ids });
  });
  return [...plainCases([{ all: [] }, { all: ['a', 'c'] }, { all: ['a', 'b', 'c'] }]), ...drawn];
}

function parallels(stream: RandomStream): CallCase[] {
  const drawn = draw(stream, (each) => {
    const ids = someIds(each, 1 + each.below(8));
    return asking(each, ids, { any: ids });
  });
  return [...plainCases([{ any: [] }, { any: ['b', 'c'] }, { any: ['a', 'b'] }]), ...drawn];
}

/** Every number from none to one more than there are, of one to eight components. */
function quorums(stream: RandomStream): CallCase[] {
  const drawn = [1, 2, 3, 4, 5, 8].flatMap((count) =>
    Array.from({ length: count + 2 }, (_, atLeast) => {
      const each = stream.fork(`${count}/${atLeast}`);
      const ids = someIds(each, count);
      return asking(each, ids, { atLeast, of: ids });
    }),
  );
  return [
    ...plainCases([
      { atLeast: 0, of: [] },
      { atLeast: 1, of: [] },
      { atLeast: 2, of: ['a', 'b', 'c'] },
    ]),
    ...drawn,
  ];
}

/** Gates over gates, each component at one place. */
function nested(stream: RandomStream): CallCase {
  const ids = someIds(stream, 3 + stream.below(7));
  return asking(stream, ids, someRequirement(stream, ids));
}

/** A quorum of groups: the parts of "at least" are gates themselves. */
function quorumOfGroups(stream: RandomStream): CallCase {
  const ids = someIds(stream, 6 + stream.below(4));
  const groups = [ids.slice(0, 2), ids.slice(2, 4), ids.slice(4)].map((group) => someGate(stream, group));
  return asking(stream, ids, { all: [{ any: [{ atLeast: 2, of: groups }] }] });
}

/** A component listed twice in one gate: it is one component there, and has two votes in a quorum. */
function repeatedInOneGate(stream: RandomStream): CallCase[] {
  const ids = someIds(stream, 3);
  const [a, b, c] = ids as [string, string, string];
  const requirements: Requirement[] = [
    { all: [a, a] },
    { any: [a, a] },
    { atLeast: 2, of: [a, a, b] },
    { atLeast: 3, of: [a, a, b, c] },
    { atLeast: 2, of: [a, b, b, a] },
  ];
  return requirements.map((requirement) => asking(stream, ids, requirement));
}

/** A component under two gates, and once more above them. */
function sharedAcrossLevels(stream: RandomStream): CallCase[] {
  const ids = someIds(stream, 4);
  const [a, b, p, q] = ids as [string, string, string, string];
  const requirements: Requirement[] = [
    { any: [{ all: [a, p] }, { all: [b, p] }] },
    { all: [{ any: [a, p] }, { any: [b, p] }] },
    { any: [p, { all: [a, { any: [b, p] }] }] },
    { atLeast: 2, of: [{ all: [a, p] }, { all: [b, p] }, { any: [q, p] }] },
    { any: [{ all: [a, p, q] }, { all: [b, { any: [p, q] }] }] },
    { all: [{ any: [{ all: [a, q] }, { all: [b, p] }] }, { any: [{ all: [a, p] }, { all: [b, q] }] }] },
  ];
  return requirements.map((requirement) => asking(stream, ids, requirement));
}

/** Gates over gates with more places than components. */
function manyShared(stream: RandomStream): CallCase {
  const ids = someIds(stream, 2 + stream.below(5));
  const places = Array.from({ length: 5 + stream.below(6) }, () => ids[stream.below(ids.length)]!);
  return asking(stream, ids, requirementOver(stream, places));
}

/** Returns nested gates over places, which may name a component more than once. */
function requirementOver(stream: RandomStream, places: readonly string[]): Requirement {
  if (places.length === 1) return places[0]!;
  const cut = 1 + stream.below(places.length - 1);
  const inside = [places.slice(0, cut), places.slice(cut)].map((each) => requirementOver(stream, each));
  return someGate(stream, inside);
}

/** The whole system stands twice in a gate: nothing of it is independent. */
function sameGroupTwice(stream: RandomStream): CallCase {
  const ids = someIds(stream, 3 + stream.below(3));
  const group = someRequirement(stream, ids);
  return asking(stream, ids, stream.below(2) === 0 ? { any: [group, group] } : { all: [group, group] });
}

function downtimes(stream: RandomStream): CallCase {
  const ids = someIds(stream, 2 + stream.below(4));
  const days = [0, 1, 7, 30, 31, 365];
  return caseOf(requiring(someComponents(stream, ids), someRequirement(stream, ids)), days.map(askDowntime));
}

/** One system in two orders, with ids of every kind, and with a component that nobody needs. */
function reordered(stream: RandomStream): CallCase {
  const ids = shuffled(stream, [...names.slice(letterCount), 'a', 'b']).slice(0, 2 + stream.below(5));
  const spare = { id: 'z', availability: stream.below(2) === 0 ? 0 : someAvailability(stream) };
  const components = someComponents(stream, ids);
  const requirement = someRequirement(stream, ids);
  const second = requiring(shuffled(stream, [...components, spare]), turned(requirement));
  return caseOf(requiring(components, requirement), [askAvailability, [3]], second);
}

/** Returns a requirement whose lists stand the other way round. */
function turned(requirement: Requirement): Requirement {
  if (typeof requirement === 'string') return requirement;
  if ('all' in requirement) return { all: requirement.all.map(turned).reverse() };
  if ('any' in requirement) return { any: requirement.any.map(turned).reverse() };
  return { atLeast: requirement.atLeast, of: requirement.of.map(turned).reverse() };
}

/** The hidden tests of the first three stages: what must be up. */
export const requirementTests: readonly CasesTest[] = [
  {
    kind: 'cases',
    id: 'R1/alone',
    rule: 'R1',
    title: 'one of three components',
    failure: 'A requirement that is one component did not have its availability.',
    cases: alone,
  },
  {
    kind: 'cases',
    id: 'R2/sequence',
    rule: 'R2',
    title: '`all` of none to eight',
    failure: 'The availability of `all` is not the product of its parts.',
    cases: sequences,
  },
  {
    kind: 'cases',
    id: 'R3/parallel',
    rule: 'R3',
    title: '`any` of none to eight',
    failure: 'The availability of `any` is not what is left when all of its parts are down.',
    cases: parallels,
  },
  {
    kind: 'cases',
    id: 'R4/quorum',
    rule: 'R4',
    title: 'every number of one to eight components, none alike',
    failure: 'The availability of `atLeast` came out wrong for components that are not alike.',
    cases: quorums,
  },
  {
    kind: 'cases',
    id: 'R5/nested',
    rule: 'R5',
    title: 'gates over gates',
    failure: 'A requirement of gates inside gates came out wrong.',
    cases: (stream) => draw(stream, nested, 50),
  },
  {
    kind: 'cases',
    id: 'R5/quorum-of-groups',
    rule: 'R5',
    title: 'a quorum of groups',
    failure: 'A gate inside `atLeast` came out wrong.',
    cases: (stream) => draw(stream, quorumOfGroups),
  },
  {
    kind: 'cases',
    id: 'R6/one-gate',
    rule: 'R6',
    title: 'a component twice in one list',
    failure: 'A component that stands twice in one list was not up or down at both places at once.',
    cases: (stream) => Array.from({ length: 6 }, (_, index) => repeatedInOneGate(stream.fork(String(index)))).flat(),
  },
  {
    kind: 'cases',
    id: 'R6/across-gates',
    rule: 'R6',
    title: 'a component under several gates',
    failure: 'A component that stands under several gates was counted as several independent ones.',
    cases: (stream) => Array.from({ length: 6 }, (_, index) => sharedAcrossLevels(stream.fork(String(index)))).flat(),
  },
  {
    kind: 'cases',
    id: 'R6/many-shared',
    rule: 'R6',
    title: 'more places than components',
    failure: 'With several shared components the availability came out wrong.',
    cases: (stream) => [...draw(stream, manyShared, 50), ...draw(stream.fork('twice'), sameGroupTwice, 10)],
  },
  {
    kind: 'cases',
    id: 'R7/downtime',
    rule: 'R7',
    title: 'none to 365 days',
    failure: 'The minutes of downtime came out wrong.',
    cases: (stream) => draw(stream, downtimes, 20),
  },
  {
    kind: 'cases',
    id: 'R8/order',
    rule: 'R8',
    title: 'a system in two orders, ids of every kind',
    failure: 'The order in which a system is written down, an id, or a component that nobody needs changed the answer.',
    cases: (stream) => draw(stream, reordered, 40),
  },
];
