import type { RandomStream } from '../../../../src/kernel/index.ts';
import type { BackendPhase, CallSpec, Schedule } from '../../../../src/sim/service/index.ts';
import type { HealthCheckerOptions } from '../contract.ts';

/** Milliseconds as whole microseconds. */
export function ms(milliseconds: number): number {
  return Math.round(milliseconds * 1000);
}

/**
 * What becomes of one probe. `+` answers soon, `-` refuses soon, `w` answers well after a while, `l` answers and `m` refuses at the last moment, `s` answers
 * and `f` refuses after the time limit, `.` stays silent.
 */
export type Behaviour = '+' | '-' | 'w' | 'l' | 'm' | 's' | 'f' | '.';

/** A report of a real request: after so many intervals since the start, of this backend. */
export type Report = readonly [turn: number, id: string, ok: boolean];

/** What makes one schedule differ from another. Absent options are those of the statement's examples. */
export interface HealthSpec {
  readonly name: string;
  readonly stream: RandomStream;
  /** Behaviours by turn, as letters; the last holds for all turns that follow. */
  readonly backends: { readonly [id: string]: string };
  readonly intervalMs?: number;
  readonly timeoutMs?: number;
  readonly fall?: number;
  readonly rise?: number;
  readonly maxEjected?: number;
  /** When `start` is called, in whole milliseconds; absent: drawn. */
  readonly startMs?: number;
  /** Further calls of `start`, so many milliseconds after the first. */
  readonly startAgainMs?: readonly number[];
  readonly reports?: readonly Report[];
  /** When `healthy` is called, in intervals since the start; absent: around each answer and each time limit. */
  readonly looks?: readonly number[];
  /** How many turns there are of each backend. */
  readonly turns: number;
}

/** Calls come in the second half of a millisecond, answers in the first, turns and time limits on it: so no two of them ever meet. */
const callMicros = { report: 700, healthy: 600 };

/** Returns a schedule: 1,200 ms between turns, a time limit of 300 ms, fall 3, rise 2, and no limit on ejections but that one stays, unless said otherwise. */
export function scheduleOf(spec: HealthSpec): Schedule {
  const { name, stream, turns } = spec;
  const options = optionsOf(spec);
  const startMs = spec.startMs ?? stream.below(50);
  const ids = options.backends;
  return {
    name,
    seed: stream.uint32() | 0,
    options: { ...options },
    methods: ['start', 'healthy', 'report'],
    calls: callsOf(spec, options, startMs),
    services: [
      {
        model: 'backends',
        params: {
          backends: ids.map((id, index) => ({
            id,
            phases: phasesOf(spec.backends[id]!, options, firstTurnMs(options, startMs, index), stream),
          })),
        },
        functions: { probe: 'probe' },
      },
    ],
    endMicros: ms(startMs + turns * options.intervalMs) - 1,
    mostActs: 5000,
  };
}

/** Returns when the first turn of a backend comes. */
export function firstTurnMs({ intervalMs, backends }: HealthCheckerOptions, startMs: number, index: number): number {
  return startMs + (index * intervalMs) / backends.length;
}

function optionsOf(spec: HealthSpec): HealthCheckerOptions {
  const backends = Object.keys(spec.backends);
  const { intervalMs = 1200, timeoutMs = 300, fall = 3, rise = 2, maxEjected = backends.length } = spec;
  return { backends, intervalMs, timeoutMs, fall, rise, maxEjected };
}

function callsOf(spec: HealthSpec, options: HealthCheckerOptions, startMs: number): CallSpec[] {
  const { reports = [], startAgainMs = [], looks = looksAround(spec, options, spec.turns), turns } = spec;
  const { intervalMs } = options;
  const at = (turn: number, micros: number) => Math.floor(startMs + turn * intervalMs) * 1000 + micros;
  const endMicros = ms(startMs + turns * intervalMs);
  const calls: CallSpec[] = [
    { atMicros: ms(startMs), method: 'start', args: [] },
    ...startAgainMs.map((afterMs) => ({ atMicros: ms(startMs + afterMs) + callMicros.report, method: 'start', args: [] })),
    ...reports.map(([turn, id, ok]): CallSpec => ({ atMicros: at(turn, callMicros.report), method: 'report', args: [id, ok] })),
    ...looks.map((turn): CallSpec => ({ atMicros: at(turn, callMicros.healthy), method: 'healthy', args: [] })),
    ...reports.map(([turn]): CallSpec => ({ atMicros: at(turn, callMicros.report + 1), method: 'healthy', args: [] })),
  ];
  return calls.filter(({ atMicros }) => atMicros < endMicros).sort((a, b) => a.atMicros - b.atMicros);
}

/** Times to look at the list: after what answers soon, before and after a time limit, and after what comes late. */
function looksAround(
  { backends: behaviours }: HealthSpec,
  { intervalMs, timeoutMs, backends }: HealthCheckerOptions,
  turns: number,
): number[] {
  const times: number[] = [0];
  for (let turn = 0; turn < turns; turn++) {
    backends.forEach((id, index) => {
      const letters = behaviours[id]!;
      const letter = letters[Math.min(turn, letters.length - 1)] as Behaviour;
      const aroundLimit = [timeoutMs - 8, timeoutMs + 4];
      const afterMs = '+-'.includes(letter) ? [30] : 'sf'.includes(letter) ? [...aroundLimit, timeoutMs + lateMs.to + 4] : aroundLimit;
      for (const after of afterMs) times.push(turn + index / backends.length + after / intervalMs);
    });
  }
  return times;
}

/** How long after the time limit late answers come. */
const lateMs = { from: 30, to: 200 };

function phasesOf(letters: string, { intervalMs, timeoutMs }: HealthCheckerOptions, firstMs: number, stream: RandomStream): BackendPhase[] {
  return [...letters].map((letter, turn): BackendPhase => {
    const fromMicros = Math.max(0, ms(firstMs + (turn - 0.5) * intervalMs));
    const micros = latencyMs(letter as Behaviour, timeoutMs, stream) * 1000 + 1 + stream.below(400);
    const behaves = letter === '.' ? 'never' : '-mf'.includes(letter) ? 'rejects' : 'answers';
    return { fromMicros: turn === 0 ? 0 : fromMicros, behaves, latency: { kind: 'fixed', micros } };
  });
}

/** Draws whole milliseconds. */
function latencyMs(letter: Behaviour, timeoutMs: number, stream: RandomStream): number {
  if (letter === '+' || letter === '-') return 5 + stream.below(20);
  if (letter === 'w') return Math.floor(timeoutMs * 0.6) + stream.below(40);
  if (letter === 'l' || letter === 'm') return timeoutMs - 1 - stream.below(5);
  return timeoutMs + lateMs.from + stream.below(lateMs.to - lateMs.from);
}
