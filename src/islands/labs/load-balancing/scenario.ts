import type { ClusterBackend, ClusterEvent, ClusterScenario, ServiceSpec } from '../../../sim/cluster/index.ts';
import type { RaceSettings, ServiceId } from './settings.ts';

const meanMs = 10;
const fastSpeed = 3;

const services: Readonly<Record<ServiceId, ServiceSpec>> = {
  constant: { kind: 'constant', meanMs },
  exponential: { kind: 'exponential', meanMs },
  heavy: { kind: 'pareto', minMs: 3.5, maxMs: 1000, shape: 1.5 },
};

/** The part of a run that a fault lasts for. */
export const faultShare = { from: 0.3, to: 0.6 } as const;

/** How long a backend that joins cold takes to warm up. */
export const coldMs = 5000;

/** How long after its death a backend is taken out. */
export const detectMs = 1000;

/** Returns what a race runs: the same for every algorithm. */
export function scenarioOf(settings: RaceSettings): ClusterScenario {
  const { seed, requests, service, burst } = settings;
  const utilisation = settings.utilisation / 100;
  return {
    seed: `lab/${seed}`,
    backends: backendsOf(settings),
    requests,
    // Bursts of half a second, every two seconds on average.
    arrivals: burst <= 1 ? { kind: 'poisson', utilisation } : { kind: 'bursty', utilisation, peak: burst, burstMs: 500, quietMs: 1500 },
    service: services[service],
    events: eventsOf(settings),
  };
}

/** Returns the backends; one that joins later is the last. */
export function backendsOf({ backends, fleet, fault }: RaceSettings): readonly ClusterBackend[] {
  const known = fault === 'cold' ? backends + 1 : backends;
  return Array.from({ length: known }, (_, index): ClusterBackend => {
    const isFast = fleet !== 'equal' && index % 2 === 1;
    const backend = { id: `b${index + 1}`, weight: isFast && fleet === 'told' ? fastSpeed : 1, speed: isFast ? fastSpeed : 1 };
    return index === backends ? { ...backend, joinsLater: true } : backend;
  });
}

/** Returns how long requests arrive for on average, in virtual milliseconds. */
export function expectedMs(settings: RaceSettings): number {
  const capacity = backendsOf(settings).reduce((sum, { speed = 1, joinsLater }) => sum + (joinsLater ? 0 : speed), 0) / meanMs;
  return settings.requests / (capacity * (settings.utilisation / 100));
}

/** Returns when the fault begins and ends, in virtual milliseconds; undefined where nothing goes wrong. */
export function faultSpan(settings: RaceSettings): { readonly fromMs: number; readonly toMs: number } | undefined {
  if (settings.fault === 'none') return undefined;
  const wholeMs = expectedMs(settings);
  const fromMs = Math.round(wholeMs * faultShare.from);
  return { fromMs, toMs: settings.fault === 'cold' ? fromMs + coldMs : Math.round(wholeMs * faultShare.to) };
}

function eventsOf(settings: RaceSettings): readonly ClusterEvent[] {
  const span = faultSpan(settings);
  if (!span) return [];
  const { fromMs: atMs, toMs } = span;
  const backend = 'b1';
  switch (settings.fault) {
    case 'slow':
      return [
        { atMs, backend, kind: 'slow', factor: 5 },
        { atMs: toMs, backend, kind: 'recover' },
      ];
    case 'hole':
      return [
        { atMs, backend, kind: 'failFast', errorMs: 1 },
        { atMs: toMs, backend, kind: 'recover' },
      ];
    case 'death':
      return [
        { atMs, backend, kind: 'die', timeoutMs: 500, detectMs },
        { atMs: Math.max(toMs, atMs + detectMs + 1), backend, kind: 'join' },
      ];
    case 'cold':
      return [{ atMs, backend: `b${settings.backends + 1}`, kind: 'join', coldMs, coldFactor: 10 }];
    case 'none':
      return [];
  }
}

/** Returns what the fault has made of a backend at a time, as a word to show; empty where it is as ever. */
export function stateAt(settings: RaceSettings, backend: number, ms: number): string {
  const span = faultSpan(settings);
  if (!span) return '';
  const isOn = ms >= span.fromMs && ms < span.toMs;
  if (settings.fault === 'cold') {
    if (backend !== settings.backends) return '';
    return ms < span.fromMs ? 'not here yet' : isOn ? 'cold' : '';
  }
  if (backend !== 0 || !isOn) return '';
  if (settings.fault === 'death') return ms < span.fromMs + detectMs ? 'dead' : 'taken out';
  return settings.fault === 'slow' ? 'slow' : 'failing';
}
