import type { CallStep, Counterexample } from '../../../../src/grader/authoring.ts';
import type { Schedule, StoryRow, Violation } from '../../../../src/sim/saga/index.ts';

/** Rows of a story shown at most; of a longer one the beginning is left out. */
const mostRows = 120;

/** Turns what went wrong into a story that can be stepped through: each step a row of the swimlane, the last where it broke. */
export function counterexampleOf({ rows, schedule, expected, actual }: Violation): Counterexample {
  const shown = rows.slice(-mostRows);
  const lanes = lanesOf(schedule);
  const last = shown.length - 1;
  const steps = shown.map((row, index): CallStep => {
    const gave = endText(row);
    const state = index === 0 ? { row, lanes } : { row };
    if (index < last) return { call: titleOf(row), expected: gave, actual: gave, state };
    return { call: titleOf(row), expected, actual, state };
  });
  return { kind: 'calls', setup: setupText(schedule), steps, divergence: last };
}

/** Returns the lanes of the services: one for each step name, in the order of the definitions. */
export function lanesOf({ definitions }: Schedule): string[] {
  return [...new Set(definitions.flatMap(({ steps }) => steps.map(({ name }) => name)))];
}

function setupText({ definitions, retry }: Schedule): string {
  const sagas = definitions.map(({ name, steps }) => {
    const names = steps.map((step) => `${step.name}${step.pivot ? ' (pivot)' : ''}${step.compensation ? '' : ' (no compensation)'}`);
    return `${name}: ${names.join(', ')}`;
  });
  return `createCoordinator({ definitions: [${sagas.join(' | ')}], retry: { maxAttempts: ${retry.maxAttempts}, baseMs: ${retry.baseMs}, capMs: ${retry.capMs} } })`;
}

/** Returns what a row is, as source text where it is a call. */
function titleOf(row: StoryRow): string {
  switch (row.kind) {
    case 'start':
      return row.life === 0 ? 'start' : 'restart';
    case 'run':
      return `run(${JSON.stringify(row.definition)}, ${JSON.stringify(row.saga)}, …)`;
    case 'recover':
      return 'recover()';
    case 'call':
      return `${row.step}.${row.compensates ? 'compensation' : 'action'}({ key: ${JSON.stringify(row.key)} })`;
    case 'append':
      return `log.append(${row.record})`;
    case 'read':
      return 'log.read()';
    case 'sleep':
      return `sleep(${Math.round(row.ms * 10) / 10})`;
    case 'settle':
      return row.what === 'run' ? `run of ${JSON.stringify(row.saga)} ${row.how}` : `recover ${row.how}`;
    case 'crash':
      return 'crash';
    case 'end':
      return 'the end';
  }
}

const callEnds = {
  ok: 'ok',
  refused: 'refused, definitely not done',
  busy: 'busy, definitely not done',
  lost: 'the answer is lost',
  threw: 'throws something else',
  crash: 'no answer: crash',
} as const;

const fates = {
  kept: 'kept',
  rejected: 'rejected',
  lostInCrash: 'crash; not kept',
  keptInCrash: 'crash; kept',
  refused: 'refused: no JSON',
} as const;

/** Returns how a row ended. */
function endText(row: StoryRow): string {
  switch (row.kind) {
    case 'call': {
      if (row.end === undefined) return 'under way';
      const repeated = row.repeated ? ' (key known, done once)' : '';
      const effect =
        row.end === 'ok' || row.end === 'refused' || row.end === 'busy' ? '' : row.applied ? '; in truth done' : '; in truth not done';
      return `${callEnds[row.end]}${effect}${repeated}`;
    }
    case 'append':
      return row.fate ? fates[row.fate] : 'under way';
    case 'settle':
      return row.text;
    case 'read':
      return row.records === 1 ? '1 record' : `${row.records} records`;
    case 'start':
      return row.records === 1 ? 'log of 1 record' : `log of ${row.records} records`;
    default:
      return '';
  }
}
