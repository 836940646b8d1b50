import { clip } from '../../replay-parts/clip.ts';
import { thousands } from '../suite-parts/number-text.ts';
import { totalOf, type QueuesExhibit, type QueuesRun } from './queues-data.ts';

/** Returns a span in words: "950 ms", "12.5 s". */
export function spanText(ms: number): string {
  if (ms < 1000) return `${ms < 10 ? Math.round(10 * ms) / 10 : Math.round(ms)} ms`;
  return `${thousandths(ms / 1000)} s`;
}

function thousandths(seconds: number): string {
  const [whole, tenth] = (Math.round(10 * seconds) / 10).toFixed(1).split('.') as [string, string];
  return `${thousands(Number(whole))}${tenth === '0' ? '' : `.${tenth}`}`;
}

/** Compares the two runs in two sentences. */
export function describeRuns({ yours, roundRobin }: QueuesExhibit): string {
  return `${runText(yours)} ${runText(roundRobin)}`;
}

function runText({ label, latency, errorCount, maxRunning, fault }: QueuesRun): string {
  if (fault)
    return `${label}: the run ended at ${spanText(fault.atMs)}, with request ${thousands(fault.request)}, by a mistake in the code.`;
  const errors = errorCount === 0 ? '' : `, ${thousands(errorCount)} ${errorCount === 1 ? 'error' : 'errors'}`;
  return `${label}: half of the requests within ${spanText(latency.p50Ms)}, 99% within ${spanText(latency.p99Ms)}, at most ${thousands(Math.max(0, ...maxRunning))} at one backend${errors}.`;
}

/** Says what both runs have at a moment. */
export function describeMoment(queues: QueuesExhibit, point: number): string {
  const { timesMs, yours, roundRobin, backends } = queues;
  const part = (run: QueuesRun) => {
    const total = totalOf(run, point);
    if (!total) return `${run.label}: over.`;
    const longest = total.longest === 0 ? '' : `, the most ${thousands(total.longest)} on ${clip(backends[total.backend]!.id, 12)}`;
    return `${run.label}: ${thousands(total.running)} running${longest}.`;
  };
  const events = eventsBefore(queues, point);
  return `At ${spanText(timesMs[point] ?? 0)}. ${part(yours)} ${part(roundRobin)}${events === '' ? '' : ` ${events}`}`;
}

/** Says what has happened to backends since the moment before. */
function eventsBefore({ timesMs, events }: QueuesExhibit, point: number): string {
  const since = point === 0 ? -Infinity : timesMs[point - 1]!;
  return events
    .filter(({ atMs }) => atMs > since && atMs <= timesMs[point]!)
    .map(({ backend, label }) => `${clip(backend, 12)} ${label}.`)
    .join(' ');
}
