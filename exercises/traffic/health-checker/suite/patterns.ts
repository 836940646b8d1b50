import type { RandomStream } from '../../../../src/kernel/index.ts';
import type { Schedule } from '../../../../src/sim/service/index.ts';
import { scheduleOf, type HealthSpec, type Report } from './schedule-parts.ts';

/** Draws what is special in the n-th schedule of its kind: n chooses between variants, so that each is there under every seed. */
type Pattern = (stream: RandomStream, nth: number) => Omit<HealthSpec, 'name' | 'stream'>;

const good = '+';

/** Returns the same letter so many times. */
function times(count: number, letter: string): string {
  return letter.repeat(count);
}

/** Draws a threshold from 2 to 4. */
function threshold(stream: RandomStream): number {
  return 2 + stream.below(3);
}

/** Turns and probes. */
const turns: Readonly<Record<string, Pattern>> = {
  'turns-on-time': (stream, nth) => {
    const backends = [{ a: '+' }, { a: '+', b: '+', c: '+' }, { a: 'w+', b: '+w', c: 'w', d: '+' }][nth % 3]!;
    return { backends, turns: 6, startMs: 3 + stream.below(40) };
  },
  'turns-slow': (_stream, nth) => ({ backends: { a: ['l', 'w', 'm'][nth % 3]!, b: '+lw' }, timeoutMs: 900, turns: 7 }),
  'turns-silent': (_stream, nth) => ({ backends: { a: '.', b: ['-', '.+', 's'][nth % 3]! }, turns: 7 }),
  'start-again': (stream) => ({ backends: { a: '+', b: 'w' }, startAgainMs: [7 + stream.below(300), 1300 + stream.below(900)], turns: 5 }),
  'overlap-silent': (_stream, nth) => ({ backends: { a: '.', b: '+' }, timeoutMs: [1500, 2000, 3100][nth % 3]!, turns: 10 }),
  'overlap-then-well': (_stream, nth) => ({ backends: { a: ['..+', '+.+', '.ws+'][nth % 3]!, b: '+' }, timeoutMs: 1700, turns: 9 }),
  'overlap-late': (_stream, nth) => ({ backends: { a: ['s', 'f', 's.f.s'][nth % 3]!, b: '+' }, timeoutMs: 2300, turns: 12 }),
  'others-silent': (_stream, nth) => ({ backends: { a: '+', b: '.', c: '+' }, timeoutMs: [700, 1000, 2000][nth % 3]!, turns: 6 }),
};

/** What probes come to. */
const results: Readonly<Record<string, Pattern>> = {
  'result-refuses': (stream) => ({ backends: { a: good, b: '-' }, fall: threshold(stream), turns: 6 }),
  'result-silent': (_stream, nth) => ({ backends: { a: good, b: '.' }, fall: 1 + (nth % 3), turns: 5 }),
  'result-last-moment': (_stream, nth) => ({ backends: { a: good, b: ['l', '--l--l', 'm'][nth % 3]! }, turns: 7 }),
  'late-success': (_stream, nth) => ({ backends: { a: good, b: ['s', '---s', '+s-s'][nth % 3]! }, turns: 9 }),
  'late-failure': (_stream, nth) => ({ backends: { a: good, b: ['+f+', 'ff+f+', '---f++'][nth % 3]! }, turns: 8 }),
  'old-limit': (_stream, nth) => ({
    backends: { a: good, b: ['+w', '+l+w', '-w+l'][nth % 3]! },
    timeoutMs: 1700,
    fall: 2 - (nth % 2),
    turns: 8,
  }),
  'counts-apart': (_stream, nth) => ({
    backends: [
      { a: '-+', b: '-+', c: '-+' },
      { a: '+--+', b: '+-+', c: '+-+' },
      { a: '+', b: '---++', c: '+' },
    ][nth % 3]!,
    turns: 7,
  }),
};

/** Thresholds, flapping, being half dead. */
const thresholds: Readonly<Record<string, Pattern>> = {
  fall: (_stream, nth) => {
    const fall = [2, 3, 4][nth % 3]!;
    return {
      backends: { a: good, b: `+${times(fall - 1, '-')}+${times(fall, '-')}` },
      fall,
      rise: [4, 2, 3][nth % 3]!,
      turns: 2 * fall + 4,
    };
  },
  'fall-flapping': (_stream, nth) => ({ backends: { a: good, b: ['-+-+-+-+', '--+--+--', '+--.+.-+'][nth % 3]! }, turns: 9 }),
  'fall-one': (_stream, nth) => ({ backends: { a: good, b: ['+-', '.', '-+'][nth % 3]! }, fall: 1, turns: 5 }),
  rise: (_stream, nth) => {
    const rise = [2, 3, 4][nth % 3]!;
    return { backends: { a: good, b: `--${times(rise, '+')}` }, fall: 2, rise, turns: rise + 5 };
  },
  'rise-flapping': (_stream, nth) => ({ backends: { a: good, b: ['--+-+-++', '--+.+-++', '--++--++'][nth % 3]! }, fall: 2, turns: 10 }),
  'rise-one': () => ({ backends: { a: good, b: '--+-+--+' }, fall: 2, rise: 1, turns: 10 }),
  'anew-in': (_stream, nth) => ({ backends: { a: good, b: ['---++--+', '---++-+--+', '----++--+'][nth % 3]! }, turns: 11 }),
  'anew-out': (_stream, nth) => ({ backends: { a: good, b: ['++---+-', '++++---+-+-', '+---+-+-++'][nth % 3]! }, turns: 11 }),
};

function reportsOf(id: string, from: number, oks: string): Report[] {
  return [...oks].map((letter, index): Report => [from + index * 0.17, id, letter === '+']);
}

/** What real requests say. */
const reports: Readonly<Record<string, Pattern>> = {
  'reports-eject': (stream) => {
    const fall = threshold(stream);
    return { backends: { a: good, b: '++' }, fall, reports: reportsOf('b', 1.55, times(fall + 1, '-')), turns: 5 };
  },
  'reports-and-probes': (_stream, nth) => {
    const backends = { a: good, b: ['+-+', '+--+', '+.+'][nth % 3]! };
    return { backends, reports: [...reportsOf('b', 0.6, '-'), ...reportsOf('b', 1.8, '-')], turns: 6 };
  },
  'reports-reset': (_stream, nth) => {
    const oks = ['--+--', '-+-+-', '--++-'][nth % 3]!;
    return { backends: { a: good, b: '+' }, reports: [...reportsOf('b', 0.55, oks), ...reportsOf('a', 2.05, '+-')], turns: 4 };
  },
  'reports-between-probes': () => ({
    backends: { a: good, b: '----' },
    reports: [
      [0.8, 'b', true],
      [2.8, 'b', true],
    ],
    turns: 7,
  }),
  'reports-unknown': (_stream, nth) => {
    const id = ['z', 'constructor', '__proto__'][nth % 3]!;
    return { backends: { a: good, b: '-+' }, reports: reportsOf(id, 0.3, '---+'), turns: 4 };
  },
  'reports-names': (_stream, nth) => {
    const id = ['constructor', '', '10.0.0.1:80'][nth % 3]!;
    return { backends: { a: good, [id]: '+' }, reports: reportsOf(id, 0.6, '---'), turns: 5 };
  },
  'ejected-well': (_stream, nth) => ({
    backends: { a: good, b: ['--', '--+-', '--+++'][nth % 3]! },
    fall: 2,
    rise: 3,
    reports: [...reportsOf('b', 1.6, '++'), ...reportsOf('b', 2.6, '+++')],
    turns: 9,
  }),
  'ejected-badly': (_stream, nth) => ({
    backends: { a: good, b: ['--+++', '--++', '---++'][nth % 3]! },
    fall: 2,
    rise: nth % 3 === 0 ? 3 : 2,
    reports: [...reportsOf('b', 2.6, '-'), ...reportsOf('b', 3.6, '-')],
    turns: 8,
  }),
};

/** How many may be out. */
const limits: Readonly<Record<string, Pattern>> = {
  limit: (_stream, nth) => ({ backends: { a: '-', b: '+-', c: '.', d: '++-' }, maxEjected: [1, 2, 3][nth % 3]!, fall: 2, turns: 7 }),
  'limit-none': (_stream, nth) => ({ backends: { a: ['-', '.', '+-'][nth % 3]!, b: good }, maxEjected: 0, turns: 6 }),
  'limit-room': (_stream, nth) => ({
    backends: { a: '--+', b: ['-', '+-', '.'][nth % 3]!, c: good },
    maxEjected: 1,
    fall: 2,
    turns: 9,
  }),
  'limit-held': (_stream, nth) => ({
    backends: { a: '--+', b: ['--++-+', '---+-+', '--+--+'][nth % 3]!, c: good },
    maxEjected: 1,
    fall: 2,
    turns: 9,
  }),
  'limit-held-reports': () => ({
    backends: { a: '--+', b: '+', c: good },
    maxEjected: 1,
    fall: 2,
    reports: [
      [2.55, 'b', false],
      [2.65, 'b', false],
      [3.4, 'b', false],
    ],
    turns: 7,
  }),
  'limit-again': (_stream, nth) => ({
    backends: { a: '--++--++--', b: ['+++--++++', '++++', '++--+'][nth % 3]!, c: good },
    maxEjected: 1,
    fall: 2,
    turns: 13,
  }),
  'all-blip': (_stream, nth) => ({
    backends: { a: '-++', b: '.-.+', c: '--..+' },
    maxEjected: [3, 2, 99][nth % 3]!,
    fall: 1 + (nth % 2),
    turns: 9,
  }),
  'all-alone': (_stream, nth) => ({ backends: { a: ['-', '.', '---+---'][nth % 3]! }, maxEjected: 1 + nth, turns: 7 }),
  order: (_stream, nth) => ({
    backends: { b: ['--+', '+', '--+'][nth % 3]!, c: ['+', '--+', '+--+'][nth % 3]!, a: good, d: '--+' },
    fall: 2,
    turns: 8,
  }),
};

const all: Readonly<Record<string, Pattern>> = { ...turns, ...results, ...thresholds, ...reports, ...limits };

/** Draws so many schedules of each pattern; each has the name of its pattern. */
export function drawPatterns(stream: RandomStream, each: number): Schedule[] {
  return Object.entries(all).flatMap(([name, pattern]) =>
    Array.from({ length: each }, (_, nth) => {
      const own = stream.fork(`${name} ${nth}`);
      return scheduleOf({ ...pattern(own, nth), name, stream: own });
    }),
  );
}
