import type { CasesTest } from '../../../../src/grader/authoring.ts';
import type { Component, Requirement, System } from '../contract.ts';
import { askAvailability, askDowntime, askSinglePoints, type Call } from './calls.ts';
import { caseOf, linking, linksOf, requiring } from './draws.ts';
import { requirementText } from './setup-text.ts';

function alike(ids: string, availability: number): Component[] {
  return [...ids].map((id) => ({ id, availability }));
}

interface Example {
  readonly id: string;
  readonly rule: string;
  readonly title: string;
  readonly failure: string;
  readonly system: System;
  readonly calls: readonly Call[];
  readonly lines: readonly string[];
}

function example({ system, calls, ...rest }: Example): CasesTest {
  const one = caseOf(system, calls);
  return { kind: 'cases', ...rest, visible: true, cases: () => [one] };
}

/** Shows a requirement, and the availability it comes to. */
function exampleOf(
  rule: string,
  title: string,
  failure: string,
  components: readonly Component[],
  requirement: Requirement,
  gives: string,
) {
  const figures = components.map(({ id, availability }) => `${id} ${availability}`).join(', ');
  const lines = [`// ${figures}`, `requirement: ${requirementText(requirement)}`, `model.availability() // ${gives}`];
  return example({
    id: `${rule}/example`,
    rule,
    title,
    failure,
    system: requiring(components, requirement),
    calls: [askAvailability],
    lines,
  });
}

const powered = [...alike('ab', 0.99), { id: 'p', availability: 0.999 }];

/** The tests a learner sees and can run at will: the statement's examples. */
export const visibleTests: readonly CasesTest[] = [
  exampleOf('R1', 'one component', 'A single component did not have its own availability.', alike('a', 0.99), 'a', '0.99'),
  exampleOf(
    'R2',
    'three of three nines in sequence',
    'Components that must all be up do not have the product of their availabilities.',
    alike('abc', 0.999),
    { all: ['a', 'b', 'c'] },
    '0.997002999',
  ),
  exampleOf(
    'R3',
    'two of two nines in parallel',
    'Components of which one is enough are not down exactly when all are.',
    alike('ab', 0.99),
    { any: ['a', 'b'] },
    '0.9999',
  ),
  exampleOf(
    'R4',
    'two of three',
    'At least two of three came out wrong.',
    alike('abc', 0.99),
    { atLeast: 2, of: ['a', 'b', 'c'] },
    '0.999702',
  ),
  exampleOf(
    'R6',
    'two servers on one power supply',
    'A component that stands at two places was not counted as one.',
    powered,
    {
      any: [{ all: ['a', 'p'] }, { all: ['b', 'p'] }],
    },
    '0.9989001',
  ),
  example({
    id: 'R7/example',
    rule: 'R7',
    title: 'three nines in 30 days',
    failure: 'The minutes of downtime came out wrong.',
    system: requiring(alike('a', 0.999), 'a'),
    calls: [askDowntime(30)],
    lines: ['// a 0.999', 'requirement: "a"', 'model.downtimeMinutes(30) // 43.2'],
  }),
  example({
    id: 'R9/example',
    rule: 'R9',
    title: 'an availability in percent',
    failure: 'An availability of 99.9 did not throw a RangeError when the model was made.',
    system: requiring(alike('a', 99.9), 'a'),
    calls: [askAvailability],
    lines: ['// a 99.9', 'createAvailabilityModel(system) // RangeError'],
  }),
  example({
    id: 'R10/example',
    rule: 'R10',
    title: 'two ways past two components',
    failure: 'The single points of failure of a small system came out wrong.',
    system: linking([...'abcde'], linksOf('ab', 'ac', 'bd', 'cd', 'de'), ['e']),
    calls: askSinglePoints(4),
    lines: ['entry: "a", targets: ["e"]', 'a → b, a → c, b → d, c → d, d → e', 'model.singlePoints() // ["a", "d", "e"]'],
  }),
];
