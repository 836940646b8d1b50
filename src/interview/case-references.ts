import type { Dimension } from '../estimate/index.ts';
import { describeDimension, isSameDimension, quantity, UnitMismatch, valueIn } from '../estimate/index.ts';
import type { CaseMistake, CaseObjective, InterviewCase } from './case-file.ts';
import { workEstimates } from './estimate-working.ts';
import { trialsThatTell } from './objectives.ts';

/** Finds what a schema cannot: ids used twice, names of nothing, calculations whose units do not fit, triggers that would always fire. */
export function findCaseMistakes(one: InterviewCase): CaseMistake[] {
  const mistakes = [...findDoubles(one), ...findDangling(one), ...findDesigns(one), ...findTriggers(one)];
  // Calculations can only be worked out once what they name is there.
  return mistakes.length > 0 ? mistakes : findMiscalculations(one);
}

function findDoubles(one: InterviewCase): CaseMistake[] {
  const lists = {
    constraints: one.constraints,
    answers: one.answers,
    followUps: one.followUps,
    estimates: one.estimates,
    'load.kinds': one.load.kinds,
    faults: one.faults,
    objectives: one.objectives,
    designs: one.designs,
  };
  return Object.entries(lists).flatMap(([name, list]) =>
    list.flatMap(({ id }, index) =>
      list.findIndex((other) => other.id === id) === index
        ? []
        : [{ path: `${name}.${index}.id`, message: `"${id}" is used twice`, remedy: 'Give each its own id.' }],
    ),
  );
}

function findDangling(one: InterviewCase): CaseMistake[] {
  const idsOf = (list: readonly { readonly id: string }[]): string[] => list.map(({ id }) => id);
  const miss = (path: string, name: string, known: readonly string[]): CaseMistake[] =>
    known.includes(name) ? [] : [{ path, message: `names "${name}", which is not there`, remedy: `Known: ${known.join(', ')}.` }];
  const estimates = idsOf(one.estimates);
  const terms = one.estimates.flatMap(({ working }, index) =>
    working.flatMap(({ times, over }, at) =>
      [...times, ...over].flatMap((term) => {
        const path = `estimates.${index}.working.${at}`;
        if ('estimate' in term) return miss(path, term.estimate, estimates.slice(0, index));
        return 'step' in term
          ? miss(
              path,
              term.step,
              working.slice(0, at).map(({ name }) => name),
            )
          : [];
      }),
    ),
  );
  return [
    ...one.answers.flatMap(({ reveals }, index) =>
      reveals.flatMap((name, at) => miss(`answers.${index}.reveals.${at}`, name, idsOf(one.constraints))),
    ),
    ...terms,
    ...one.load.kinds.flatMap(({ rate, mean, keys }, index) => [
      ...miss(`load.kinds.${index}.rate`, rate, estimates),
      ...(mean === undefined ? [] : miss(`load.kinds.${index}.mean`, mean, estimates)),
      ...miss(`load.kinds.${index}.keys.count`, keys.count, estimates),
    ]),
    ...one.objectives.flatMap(({ kind }, index) =>
      kind === undefined ? [] : miss(`objectives.${index}.kind`, kind, idsOf(one.load.kinds)),
    ),
    ...one.objectives.flatMap(({ trials = [], measure }, index) =>
      trials.flatMap((trial, at) => miss(`objectives.${index}.trials.${at}`, trial, nameableTrials(one, measure))),
    ),
    ...[one.change, ...one.faults].flatMap(({ effects }, index) =>
      effects.flatMap((effect, at) =>
        'request' in effect && effect.request !== undefined
          ? miss(`${index === 0 ? 'change' : `faults.${index - 1}`}.effects.${at}.request`, effect.request, idsOf(one.load.kinds))
          : [],
      ),
    ),
  ];
}

function findDesigns({ designs, objectives }: InterviewCase): CaseMistake[] {
  const known = objectives.map(({ id }) => id);
  return designs.flatMap(({ role, misses, smallest }, index): CaseMistake[] => {
    const path = `designs.${index}`;
    const unknown = misses.filter((name) => !known.includes(name));
    if (unknown.length > 0)
      return [{ path: `${path}.misses`, message: `names "${unknown[0]!}", which is not there`, remedy: `Known: ${known.join(', ')}.` }];
    if (role === 'naive' && misses.length === 0)
      return [{ path: `${path}.misses`, message: 'is empty', remedy: 'Name the objectives that the naive design misses.' }];
    if (role === 'weak' && !smallest)
      return [{ path: `${path}.smallest`, message: 'is missing', remedy: 'Give a smallest attempt that breaks the weak design.' }];
    return [];
  });
}

/** Lists what an objective may name under "trials": only what can tell its measure. */
function nameableTrials({ faults }: InterviewCase, measure: CaseObjective['measure']): string[] {
  const telling = trialsThatTell(measure);
  return telling.includes('faults') ? [...telling, ...faults.map(({ id }) => `fault-${id}`)] : [...telling];
}

function findTriggers(one: InterviewCase): CaseMistake[] {
  return one.followUps.flatMap(({ when }, index) =>
    when.says.length > 0 || when.afterHalf || when.afterChange
      ? []
      : [
          {
            path: `followUps.${index}.when`,
            message: 'would be asked before a word is written',
            remedy: 'Name words under "says", or wait with "afterHalf" or "afterChange".',
          },
        ],
  );
}

/** Finds calculations that do not come to the unit promised, accepted ranges that leave the result out, and rates that are none. */
function findMiscalculations(one: InterviewCase): CaseMistake[] {
  const mistakes: CaseMistake[] = [];
  let worked;
  try {
    worked = workEstimates(one);
  } catch (error) {
    if (!(error instanceof UnitMismatch)) throw error;
    return [{ path: 'estimates', message: error.message, remedy: 'Let the units of every step multiply and divide to the unit it names.' }];
  }
  for (const [index, estimate] of one.estimates.entries()) {
    const { truth } = worked.get(estimate.id)!;
    const path = `estimates.${index}`;
    if (!isSameDimension(truth.dimension, quantity(1, estimate.unit).dimension)) {
      const message = `is asked in ${estimate.unit}, and worked out in ${describeDimension(truth.dimension)}`;
      mistakes.push({ path: `${path}.unit`, message, remedy: 'Let the last step end in the unit asked for.' });
      continue;
    }
    const [value, range] = [valueIn(truth, estimate.unit), estimate.accepted];
    if (range && !(range.least <= value * (1 + 1e-9) && value <= range.most * (1 + 1e-9)))
      mistakes.push({
        path: `${path}.accepted`,
        message: `leaves out ${value}, which is worked out`,
        remedy: 'Widen it, or mend the working.',
      });
  }
  const expect = (path: string, name: string, wanted: readonly Dimension[], word: string): void => {
    const truth = worked.get(name)?.truth;
    if (truth && !wanted.some((dimension) => isSameDimension(truth.dimension, dimension)))
      mistakes.push({ path, message: `"${name}" is no ${word}`, remedy: `Name an estimate that is a ${word}.` });
  };
  for (const [index, { rate, mean = rate, keys }] of one.load.kinds.entries()) {
    expect(`load.kinds.${index}.rate`, rate, [{ request: 1, second: -1 }], 'rate of requests');
    expect(`load.kinds.${index}.mean`, mean, [{ request: 1, second: -1 }], 'rate of requests');
    expect(`load.kinds.${index}.keys.count`, keys.count, [{ item: 1 }, {}], 'count of items');
  }
  return [...mistakes, ...findObjectiveUnits(one)];
}

/** What each measure of an objective is given in. */
const objectiveDimensions: Readonly<Record<CaseObjective['measure'], Dimension>> = {
  p99: { second: 1 },
  availability: {},
  staleness: { second: 1 },
  'message-age': { second: 1 },
  cost: { dollar: 1, second: -1 },
  duplicates: { item: 1 },
  'error-share': {},
};

function findObjectiveUnits({ objectives }: InterviewCase): CaseMistake[] {
  return objectives.flatMap(({ measure, unit }, index) => {
    const [given, wanted] = [quantity(1, unit).dimension, objectiveDimensions[measure]];
    if (isSameDimension(given, wanted)) return [];
    const message = `gives ${measure} in ${describeDimension(given)}`;
    return [{ path: `objectives.${index}.unit`, message, remedy: `Give ${describeDimension(wanted)}.` }];
  });
}
