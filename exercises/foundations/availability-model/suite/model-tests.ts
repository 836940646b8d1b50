import type { RandomStream } from '../../../../src/kernel/index.ts';
import type { CallCase, CasesTest } from '../../../../src/grader/authoring.ts';
import type { System } from '../contract.ts';
import { askAvailability, askDowntime, askSinglePoints, onSecond } from './calls.ts';
import { caseOf, draw, linksOf, requiring, someComponents, someIds, someRequirement } from './draws.ts';

const badAvailabilities = [-0.1, -1e-9, 1.000001, 99.9, NaN, Infinity, -Infinity];
const goodAvailabilities = [0, 1, 0.5, 1e-6, 0.999999];

const plain: System = {
  components: [...'abc'].map((id) => ({ id, availability: 0.9 })),
  requirement: { all: ['a', { any: ['b', 'c'] }] },
  entry: 'a',
  links: linksOf('ab', 'bc'),
  targets: ['c'],
};

/** Systems that make no sense, one thing wrong in each, and a few that do. */
function refusals(): CallCase[] {
  const withAvailability = (availability: number, at: number): System => ({
    ...plain,
    components: plain.components.map((one, index) => (index === at ? { ...one, availability } : one)),
  });
  const strangers: Partial<System>[] = [
    { requirement: 'z' },
    { requirement: { all: ['a', { any: ['b', { atLeast: 1, of: ['c', 'z'] }] }] } },
    { entry: 'z' },
    { targets: ['c', 'z'] },
    { links: [...plain.links, { from: 'a', to: 'z' }] },
    { links: [{ from: 'z', to: 'a' }, ...plain.links] },
  ];
  return [
    ...badAvailabilities.flatMap((bad) => [withAvailability(bad, 0), withAvailability(bad, 2)]),
    // The requirement does not name the bad one.
    { ...withAvailability(1.5, 1), requirement: 'a' },
    ...strangers.map((strange) => ({ ...plain, ...strange })),
    ...goodAvailabilities.map((good) => withAvailability(good, 1)),
  ].map((system) => caseOf(system));
}

/** Two models with the same ids and other figures, asked in turn, each twice. */
function apart(stream: RandomStream): CallCase {
  const ids = someIds(stream, 4);
  const [a, b, c, d] = ids as [string, string, string, string];
  const pairs = (...texts: string[]) => texts.map((text) => ({ from: ids[Number(text[0])]!, to: ids[Number(text[1])]! }));
  const base = requiring(someComponents(stream, ids), { all: [someRequirement(stream, ids), a] });
  const first = { ...base, entry: a, links: pairs('01', '02', '13', '23'), targets: [d] };
  const second = { ...base, components: someComponents(stream, ids), entry: b, links: pairs('12', '20', '03'), targets: [d, c] };
  const calls = [askAvailability, askDowntime(30), ...askSinglePoints(3)];
  return caseOf(first, [...calls, ...calls.map(onSecond), ...calls, ...calls.map(onSecond)], second);
}

/** The hidden tests of what every model does, whatever it is asked. */
export const modelTests: readonly CasesTest[] = [
  {
    kind: 'cases',
    id: 'R9/refused',
    rule: 'R9',
    title: 'availabilities that are none, and ids that nobody has',
    failure: 'A system that makes no sense was accepted, or one that makes sense refused.',
    cases: refusals,
  },
  {
    kind: 'cases',
    id: 'R13/apart',
    rule: 'R13',
    title: 'two models with the same ids',
    failure: 'Two models were not independent of each other, or a second call gave another answer than the first.',
    cases: (stream) => draw(stream, apart, 12),
  },
];
