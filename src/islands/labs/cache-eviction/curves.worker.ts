import type { CurvePoint, SampledTrace, Trace } from '../../../sim/cache/index.ts';
import { computeCurves, readTrace, sampleTrace, wholeTrace } from '../../../sim/cache/index.ts';
import { generateKeys, keyBoundOf } from '../../../sim/workload/index.ts';
import { nextTask } from '../shared/next-task.ts';
import type { FromWorker, RunSource, ToWorker } from './worker-protocol.ts';

/** The worker's own scope, of which only these two are used; the types of a page have no such scope. */
interface WorkerScope {
  postMessage(message: FromWorker): void;
  onmessage: ((event: MessageEvent<ToWorker>) => void) | null;
}

const scope = globalThis as unknown as WorkerScope;
const postEveryMs = 40;

let loaded: Trace | undefined;
let loading: AbortController | undefined;
let currentRun = 0;
let latestSample: { readonly key: string; readonly sample: SampledTrace } | undefined;

scope.onmessage = ({ data }) => {
  switch (data.type) {
    case 'run':
      currentRun = data.runId;
      void run(data);
      break;
    case 'cancel-run':
      currentRun = 0;
      break;
    case 'load':
      void load(data);
      break;
    case 'cancel-load':
      loading?.abort();
      break;
    case 'keys':
      sendKeys(data);
      break;
  }
};

/** Returns the requests of a source, sampled down to the limit; the last answer is kept, since the same source is asked for again. */
function sampleOf(source: RunSource, requestLimit: number): SampledTrace {
  const key = JSON.stringify([source, requestLimit]);
  if (latestSample?.key !== key) latestSample = { key, sample: sampleTrace(traceOf(source), requestLimit) };
  return latestSample.sample;
}

function traceOf(source: RunSource): Trace {
  if (source.kind === 'trace') {
    if (!loaded) throw new Error('No trace is loaded. Choose the file again.');
    return loaded;
  }
  return wholeTrace(generateKeys(source.spec, source.length, source.seed), keyBoundOf(source.spec, source.length));
}

async function run({ runId, source, policies, capacities, requestLimit }: Extract<ToWorker, { type: 'run' }>): Promise<void> {
  try {
    await nextTask(); // of several runs asked for at once only the last is begun
    if (currentRun !== runId) return;
    const trace = sampleOf(source, requestLimit);
    scope.postMessage({ type: 'started', runId, requests: trace.keys.length, rate: trace.rate, share: trace.share });
    const sampled = capacities.map((capacity) => Math.max(1, Math.round(capacity * trace.rate)));
    let points: CurvePoint[] = [];
    let postedAt = performance.now();
    for (const step of computeCurves({ trace, policies, capacities: sampled, seed: 'lab' })) {
      points.push(...step.points);
      if (performance.now() - postedAt < postEveryMs) continue;
      scope.postMessage({ type: 'points', runId, fraction: step.done / Math.max(1, step.total), points });
      points = [];
      await nextTask(); // lets a newer run or a cancel come in
      if (currentRun !== runId) return;
      postedAt = performance.now();
    }
    scope.postMessage({ type: 'points', runId, fraction: 1, points });
    scope.postMessage({ type: 'finished', runId });
  } catch (error) {
    scope.postMessage({ type: 'run-failed', runId, message: messageOf(error) });
  }
}

function sendKeys({ requestId, source, requestLimit }: Extract<ToWorker, { type: 'keys' }>): void {
  try {
    scope.postMessage({ type: 'keys', requestId, sample: sampleOf(source, requestLimit) });
  } catch (error) {
    scope.postMessage({ type: 'keys-failed', requestId, message: messageOf(error) });
  }
}

async function load({ loadId, file, format }: Extract<ToWorker, { type: 'load' }>): Promise<void> {
  loading?.abort();
  const controller = new AbortController();
  loading = controller;
  let postedAt = 0;
  const onProgress = async ({ bytes, requests }: { bytes: number; requests: number }): Promise<void> => {
    if (performance.now() - postedAt < postEveryMs) return;
    postedAt = performance.now();
    scope.postMessage({ type: 'load-progress', loadId, bytes, requests });
    await nextTask(); // lets a cancel come in
  };
  try {
    const options = { signal: controller.signal, onProgress, ...(format === undefined ? {} : { format }) };
    const result = await readTrace(file.stream(), options);
    if (loading !== controller) return;
    if (result.kind === 'failed') {
      scope.postMessage({ type: 'load-failed', loadId, message: result.message, cancelled: false });
      return;
    }
    loaded = result.trace;
    latestSample = undefined;
    const { keyCount, rate, totalRequests, ignoredRequests } = result.trace;
    const summary = { requests: totalRequests + ignoredRequests, keyCount: Math.round(keyCount / rate), rate, ignoredRequests };
    scope.postMessage({ type: 'loaded', loadId, summary, report: result.report });
  } catch (error) {
    const cancelled = controller.signal.aborted;
    const message = cancelled ? 'Loading was cancelled.' : `The file could not be read: ${messageOf(error)} Choose it again.`;
    scope.postMessage({ type: 'load-failed', loadId, message, cancelled });
  }
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
