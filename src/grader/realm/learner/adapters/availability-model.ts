import type { Adapter, Instance } from './adapter.ts';

/** A line of a requirement written top down: a component or a gate, deeper than the gate it belongs to. */
interface Part {
  readonly depth: number;
  readonly id?: string;
  readonly gate?: 'all' | 'any' | number;
}

/** Stands for the answer of a model that was refused when it was made. */
const refused = 'a RangeError when it was made';

/**
 * Builds the system that the learner's function takes from flat options, and turns probabilities and minutes into integers: availability times 1e9,
 * minutes times 1,000. A RangeError while the model is made is an answer, which every method then gives.
 */
export const availabilityModel: Adapter = (entry, options) => {
  const model = makeOrRefuse(entry, systemOf(options));
  if (model === undefined) {
    return { availabilityTimes1e9: () => refused, downtimeMinutesTimes1000: () => refused, singlePoints: () => [refused] };
  }
  return {
    availabilityTimes1e9: () => scaled(model['availability']!(), 1e9, 1e9),
    downtimeMinutesTimes1000: (days) => scaled(model['downtimeMinutes']!(days), 1000, 2 ** 30 - 1),
    singlePoints: () => model['singlePoints']!(),
  };
};

function makeOrRefuse(entry: Parameters<Adapter>[0], system: unknown): Instance | undefined {
  try {
    return entry(system) as Instance;
  } catch (error) {
    // An overflow of the stack is a RangeError too, and no refusal.
    if (error instanceof RangeError && !/call stack|recursion/i.test(error.message)) return undefined;
    throw error;
  }
}

/** Returns a number times a scale, rounded to an integer from 0 to `most`, or a text that says why there is none. */
function scaled(value: unknown, scale: number, most: number): unknown {
  if (typeof value !== 'number') return 'no number';
  if (Number.isNaN(value)) return 'NaN';
  // Adding 0 turns -0 into 0.
  const rounded = Math.round(value * scale) + 0;
  if (rounded < 0) return 'below 0';
  return rounded > most ? 'too large' : rounded;
}

function systemOf({ components, parts, entry, links, targets }: Readonly<Record<string, unknown>>): unknown {
  return {
    components: (components as readonly object[]).map((one) => ({ ...one })),
    requirement: requirementOf(parts as readonly Part[]),
    entry,
    links: (links as readonly object[]).map((one) => ({ ...one })),
    targets: (targets as readonly { readonly id: string }[]).map(({ id }) => id),
  };
}

/** Builds a requirement: each part belongs to the last gate before it that is less deep. The first is the whole. */
function requirementOf(parts: readonly Part[]): unknown {
  const open: { readonly depth: number; readonly inside: unknown[] }[] = [];
  let whole: unknown;
  for (const { depth, id, gate } of parts) {
    const inside: unknown[] = [];
    const made = id ?? (gate === 'all' ? { all: inside } : gate === 'any' ? { any: inside } : { atLeast: gate, of: inside });
    while (open.length > 0 && open[open.length - 1]!.depth >= depth) open.pop();
    if (whole === undefined) whole = made;
    else open[open.length - 1]!.inside.push(made);
    if (id === undefined) open.push({ depth, inside });
  }
  return whole;
}
