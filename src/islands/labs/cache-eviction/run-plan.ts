import { chooseCapacities, defaultTraceLimits, fewestSampledKeys } from '../../../sim/cache/index.ts';
import type { LabSettings } from './settings.ts';
import { largestCapacityOf, workloadSpecOf } from './settings.ts';
import type { LoadState, RunPlan } from './use-curves.ts';
import type { TraceSummary } from './worker-protocol.ts';

/** Where the lab takes its requests from. */
export type SourceKind = 'workload' | 'trace';

/** The choices of how many requests of a trace are simulated for each line. */
export const traceDetails = [250_000, 1_000_000, 4_000_000] as const;

/** Eight to a factor of ten: over three such factors powers of ten are among them. */
const capacityCount = 25;
const previewRequests = 20_000;

/** Returns the plan for what is set up, or undefined while there is no trace to run. */
export function planRun(kind: SourceKind, settings: LabSettings, loadState: LoadState, traceDetail: number): RunPlan | undefined {
  const { policies, length, seed } = settings;
  if (kind === 'workload') {
    const highest = largestCapacityOf(settings);
    return {
      source: { kind: 'workload', spec: workloadSpecOf(settings), length, seed },
      policies,
      capacities: chooseCapacities(highest / 1000, highest, capacityCount),
      requestLimit: length,
      isPreview: false,
    };
  }
  if (loadState.kind !== 'loaded') return undefined;
  const { summary, loadId } = loadState;
  const lowest = Math.max(summary.keyCount / 1000, lowestSampledCapacity(summary, traceDetail));
  const capacities = chooseCapacities(lowest, summary.keyCount, capacityCount);
  return { source: { kind: 'trace', loadId }, policies, capacities, requestLimit: traceDetail, isPreview: false };
}

/** Below ten keys of the sample a capacity tells nothing: returns what ten keys of the sample stand for. */
function lowestSampledCapacity({ requests, keyCount, rate, ignoredRequests }: TraceSummary, limit: number): number {
  const kept = Math.min(defaultTraceLimits.requests, (requests - ignoredRequests) * rate);
  const sampling = Math.min(1, Math.max(limit / Math.max(1, kept), fewestSampledKeys / Math.max(1, keyCount * rate)));
  return rate * sampling === 1 ? 1 : Math.min(keyCount, 10 / (rate * sampling));
}

/** Returns the plan of a preview quick enough to follow a slider, or undefined when the whole run is as quick. */
export function planPreview(plan: RunPlan): RunPlan | undefined {
  if (plan.source.kind !== 'workload' || plan.source.length <= 2 * previewRequests) return undefined;
  return { ...plan, source: { ...plan.source, length: previewRequests }, requestLimit: previewRequests, isPreview: true };
}
