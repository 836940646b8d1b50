import { analyse, type Design } from '../../../design/index.ts';
import { assert, defined } from '../../../kernel/index.ts';
import { loadOfUsers } from './step-load.ts';
import { type StepId, steps } from './steps.ts';

/** What a step comes to for a number of users, worked out and not run. */
export interface Assessment {
  /** Users a day at which its busiest part is busy all of the time in the busiest hour. */
  readonly limitUsers: number;
  /** The component that is. */
  readonly bottleneck: string;
  /** How busy each component is, as a share of its time; above 1 where it cannot keep up. */
  readonly utilisation: ReadonlyMap<string, number>;
  /** Mean time of a page that is read; Infinity where a part cannot keep up. */
  readonly readMs: number;
  /** The share of time that pages can be read. */
  readonly availability: number;
  /** The names of what stops all reading alone: components, and regions. */
  readonly singlePoints: readonly string[];
  /** With mean traffic over the month, in dollars. */
  readonly monthlyUsDollars: number;
}

/** Works out what a step comes to for that many users a day. */
export function assess(step: StepId, users: number): Assessment {
  const { design } = steps[step];
  const analysis = analyse(design, loadOfUsers(users));
  assert(analysis.ok, 'the design of a step can be analysed');
  const { component, loadFactor } = defined(analysis.bottleneck, 'some part of a step works');
  const read = defined(
    analysis.kinds.find(({ kind }) => kind === 'read'),
    'pages are read',
  );
  return {
    limitUsers: users * loadFactor,
    bottleneck: component,
    utilisation: new Map(analysis.capacities.map((one) => [one.component, one.utilisation.value])),
    readMs: read.latencyMs.value,
    availability: read.availability.availability.value,
    singlePoints: read.singlePoints.map(({ what, id }) => (what === 'component' ? nameOf(step, id) : regionName(design, id))),
    monthlyUsDollars: analysis.cost.monthlyUsDollars.value,
  };
}

/** Returns the name of a component of a step, as it is drawn. */
export function nameOf(step: StepId, id: string): string {
  const found = steps[step].design.components.find((one) => one.id === id);
  return defined(found, `the component ${id} of step ${step}`).name;
}

/** Returns the components of a step that can be overloaded, in the order of the drawing. */
export function partsOf(step: StepId): readonly string[] {
  return steps[step].design.components.filter(({ kind }) => kind !== 'clients').map(({ id }) => id);
}

function regionName({ groups }: Design, id: string): string {
  return `the region ${groups.find((group) => group.id === id)?.name ?? id}`;
}
