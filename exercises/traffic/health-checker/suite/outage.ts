import type { RandomStream } from '../../../../src/kernel/index.ts';
import type { BackendPhase, CallSpec, LatencySpec, Schedule } from '../../../../src/sim/service/index.ts';
import type { HealthCheckerOptions } from '../contract.ts';
import { ms } from './schedule-parts.ts';

/** Outages of one backend each, one beginning every 6 s and lasting 8 s. */
export const outages = 10;
const everyMs = 6000;
const outageMs = 8000;
const firstMs = 4000;
const endMs = 70_000;
const requestsPerSecond = 60;
const options: HealthCheckerOptions = {
  backends: Array.from({ length: 12 }, (_, index) => `backend-${index + 1}`),
  intervalMs: 2400,
  timeoutMs: 500,
  fall: 3,
  rise: 2,
  maxEjected: 3,
};
const latency: LatencySpec = { kind: 'uniform', minMicros: ms(5), maxMicros: ms(40) };

/** Draws 70 s with ten outages. Each request asks which backends are in; that of its backend's turn is reported, by a balancer that sends in any case. */
export function outageSchedule(stream: RandomStream): Schedule {
  const { backends } = options;
  const calls: CallSpec[] = [{ atMicros: 0, method: 'start', args: [] }];
  const downMs = backends.map((_, index) => (index < outages ? firstMs + index * everyMs + stream.below(2000) : Infinity));
  const gapMs = 1000 / requestsPerSecond;
  for (let nth = 1; nth * gapMs < endMs - 100; nth++) {
    const atMs = Math.floor(nth * gapMs);
    const index = nth % backends.length;
    const isDown = isWithin(downMs[index]!, atMs);
    calls.push({ atMicros: ms(atMs) + 600, method: 'healthy', args: [], caller: backends[index]! });
    calls.push({ atMicros: ms(atMs + (isDown ? 30 : 8)) + 700, method: 'report', args: [backends[index]!, !isDown] });
  }
  return {
    name: 'outages',
    seed: stream.uint32() | 0,
    options: { ...options },
    methods: ['start', 'healthy', 'report'],
    calls: calls.sort((a, b) => a.atMicros - b.atMicros),
    services: [
      {
        model: 'backends',
        params: { backends: backends.map((id, index) => ({ id, phases: phasesOf(downMs[index]!, index % 2 === 0) })) },
        functions: { probe: 'probe' },
      },
    ],
    endMicros: ms(endMs),
    mostActs: 60_000,
  };
}

/** Returns whether a backend that goes down at a time is down at another. */
export function isWithin(downMs: number, atMs: number): boolean {
  return atMs >= downMs && atMs < downMs + outageMs;
}

/** Half of the backends refuse while they are down, half are silent. */
function phasesOf(downMs: number, isSilent: boolean): BackendPhase[] {
  const well: BackendPhase = { fromMicros: 0, behaves: 'answers', latency };
  if (downMs === Infinity) return [well];
  return [
    well,
    { fromMicros: ms(downMs), behaves: isSilent ? 'never' : 'rejects', latency },
    { ...well, fromMicros: ms(downMs + outageMs) },
  ];
}
