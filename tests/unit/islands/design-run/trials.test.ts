import { describe, expect, it } from 'vitest';
import { simulateDesign } from '../../../../src/design/simulation/index.ts';
import { judgeRuns } from '../../../../src/islands/design-run/use-run-panel.ts';
import { ownFaultsId, partsOf, planOwnFaults, runKey } from '../../../../src/islands/design-run/run-set.ts';
import { createWorkerSimulator, type Simulators } from '../../../../src/islands/design-run/simulators.ts';
import { jobOf, runTrials, type TrialJob, type TrialState, withStockParts } from '../../../../src/islands/design-run/trial-runs.ts';
import { readTrialSummary, summariseTrials, trialIn, writeTrialSummary } from '../../../../src/islands/design-run/trial-summary.ts';
import type { JudgedObjective } from '../../../../src/interview/objectives.ts';
import { found, loadOf } from '../../design/sample-design.ts';
import { readSiteCase } from '../../interview/cases.ts';
import { design, load, planOf, simulate } from './runs.ts';

const part = { component: 'memo', exercise: 'cache-lru', source: 'class Mine {}' };
const own = { ...design, components: design.components.map((one) => (one.id === 'memo' ? { ...one, exercise: 'cache-lru' } : one)) };

/** Simulates at once, as the worker would. */
const stock: Simulators['stock'] = ({ design: drawn, load: under, options }, tell) => {
  tell(0.5);
  return { result: Promise.resolve(simulateDesign(drawn, under, options)), cancel: () => undefined };
};
const noOwn: Simulators['own'] = () => ({ result: Promise.reject(new Error('The sandbox ended.')), cancel: () => undefined });

async function run(jobs: readonly TrialJob[], simulators: Pick<Simulators, 'stock' | 'own'>) {
  const told: { readonly id: string; readonly state: TrialState }[] = [];
  await runTrials(jobs, simulators, ({ id }, state) => told.push({ id, state })).done;
  return { told, last: (id: string) => found(told.findLast((one) => one.id === id)).state };
}

describe('trials', () => {
  it('run one after the other, each with its progress, and what one comes to says nothing of the next', async () => {
    const broken = planOf({ id: 'change', load: { kinds: [{ ...found(load.kinds[0]), entry: 'nobody' }] } });
    const jobs = [jobOf('case', planOf(), []), jobOf('case', broken, []), jobOf('learner', planOf(), [])];
    const { told, last } = await run(jobs, { stock, own: noOwn });
    expect(told.map(({ id, state }) => `${id} ${state.kind}`)).toEqual([
      'case/peak waiting',
      'case/change waiting',
      'learner/peak waiting',
      'case/peak running',
      'case/peak running',
      'case/peak done',
      'case/change running',
      'case/change running',
      'case/change refused',
      'learner/peak running',
      'learner/peak running',
      'learner/peak done',
    ]);
    const [a, b] = [last('case/peak'), last('learner/peak')];
    expect(a.kind === 'done' && b.kind === 'done' && a.result.hash === b.result.hash).toBe(true);
  });

  it('run a design with the learner’s parts twice: with the stock part, and with them', async () => {
    const asked: unknown[] = [];
    const seen = simulate(planOf({}, { seed: 'another' }));
    const problem = { component: 'memo', exercise: 'cache-lru', message: 'It threw.', remedy: 'Mend it.', line: 3 };
    const { last } = await run([jobOf('case', planOf({ design: own }), [part])], {
      stock: (request, tell) => {
        asked.push(request.design.components.find(({ id }) => id === 'memo')?.exercise);
        return stock(request, tell);
      },
      own: (request, parts) => {
        asked.push(request.design.components.find(({ id }) => id === 'memo')?.exercise, parts);
        return { result: Promise.resolve({ result: seen, problems: [problem] }), cancel: () => undefined };
      },
    });
    expect(asked).toEqual([undefined, 'cache-lru', [part]]);
    const state = last('case/peak');
    if (state.kind !== 'done') throw new Error(state.kind);
    expect(state.result).toBe(seen);
    expect(state.own?.stock.hash).toBe(simulate(planOf()).hash);
    expect(state.own?.outcome).toMatchObject({ kind: 'ran', problems: [problem] });
  });

  it('fall back to the stock part where the sandbox gives no run, and say so', async () => {
    const { last } = await run([jobOf('case', planOf({ design: own }), [part])], { stock, own: noOwn });
    const state = last('case/peak');
    if (state.kind !== 'done') throw new Error(state.kind);
    expect(state.own?.outcome).toEqual({ kind: 'broke', message: 'The sandbox ended.' });
    expect(state.result).toBe(state.own?.stock);
  });

  it('are cancelled: the one that runs and those that wait', async () => {
    const abort = Promise.withResolvers<never>();
    let asked = 0;
    const hangs: Simulators['stock'] = () => {
      asked++;
      return { result: abort.promise, cancel: () => abort.reject(new DOMException('', 'AbortError')) };
    };
    const states = new Map<string, string>();
    const started = runTrials(
      [jobOf('case', planOf(), []), jobOf('learner', planOf(), [])],
      { stock: hangs, own: noOwn },
      ({ id }, state) => states.set(id, state.kind),
    );
    await Promise.resolve();
    started.cancel();
    await started.done;
    expect(asked).toBe(1);
    expect([...states]).toEqual([
      ['case/peak', 'cancelled'],
      ['learner/peak', 'cancelled'],
    ]);
  });
});

/** A worker that answers what the test tells it to. */
class FakeWorker {
  onmessage: ((event: MessageEvent) => void) | null = null;
  onerror: (() => void) | null = null;
  isEnded = false;
  asked: { readonly runId: number } | undefined;
  postMessage(message: { readonly runId: number }): void {
    this.asked = message;
  }
  terminate(): void {
    this.isEnded = true;
  }
}

describe('worker', () => {
  function start() {
    const workers: FakeWorker[] = [];
    const simulator = createWorkerSimulator(() => {
      workers.push(new FakeWorker());
      return workers.at(-1) as unknown as Worker;
    });
    const ask = () => simulator.stock({ design, load, options: planOf().options }, () => undefined);
    return { workers, simulator, ask };
  }

  it('is ended by a cancel, and a new one is started for the next run', async () => {
    const { workers, ask } = start();
    const first = ask();
    first.cancel();
    await expect(first.result).rejects.toMatchObject({ name: 'AbortError' });
    expect(workers[0]!.isEnded).toBe(true);
    const second = ask();
    const outcome = { ok: false, problems: [] };
    workers[1]!.onmessage!({ data: { type: 'finished', runId: 99, result: 'of another run' } } as MessageEvent);
    workers[1]!.onmessage!({ data: { type: 'finished', runId: workers[1]!.asked!.runId, result: outcome } } as MessageEvent);
    await expect(second.result).resolves.toBe(outcome);
  });

  it('that does not start or stops is told in words with what to do', async () => {
    const { workers, ask } = start();
    const { result } = ask();
    workers[0]!.onerror!();
    await expect(result).rejects.toThrow(/did not start or has stopped\. Check the connection, then run it again/);
  });
});

describe('what is run', () => {
  it('is the same when a component is only moved, and another when anything else changes', () => {
    const loads = { learner: load, own: load, substituted: [] };
    const moved = { ...design, components: design.components.map((one) => ({ ...one, position: { x: 5, y: 5 } })) };
    const key = runKey(design, loads, []);
    expect(runKey(moved, loads, [])).toBe(key);
    expect(runKey(design, loads, [part])).not.toBe(key);
    expect(runKey({ ...design, connections: design.connections.slice(1) }, loads, [])).not.toBe(key);
    expect(runKey(design, { ...loads, learner: { kinds: load.kinds.slice(1) } }, [])).not.toBe(key);
  });

  it('has the learner’s part where its source is known, and says so where it is not', () => {
    expect(partsOf(own, new Map([['cache-lru', part.source]]))).toEqual({ parts: [part], notes: [] });
    const without = partsOf(own, new Map());
    expect(without.parts).toEqual([]);
    expect(without.notes).toEqual(['“memo” is to run your cache-lru, and no solution of yours that passed is here: the stock part runs.']);
    expect(withStockParts(own).components.every((one) => !('exercise' in one))).toBe(true);
  });

  it('has the learner’s faults at the peak, their times scaled to its length', () => {
    const fault = { kind: 'slow', component: 'api', factor: 2, fromMs: 3000, untilMs: 6000 } as const;
    const plan = planOwnFaults(planOf(), [fault], 5000);
    expect(plan.id).toBe(ownFaultsId);
    expect(plan.options.faults).toEqual([{ ...fault, fromMs: 6000, untilMs: 12_000 }]);
    expect(plan.notes).toEqual(['This run lasts 10.0 s: the times of your faults were scaled to it.']);
    expect(planOwnFaults(planOf(), [fault], 10_000).notes).toEqual([]);
  });
});

describe('summary of trials', () => {
  const one = readSiteCase('url-shortener');
  const job = jobOf('learner', planOf({ design: own }), [part]);
  const [result, stocked] = [simulate(planOf()), simulate(planOf({}, { seed: 'other' }))];
  const done = { kind: 'done', result, own: { stock: stocked, outcome: { kind: 'broke', message: 'It ended.' } } } as const;
  const runs = [
    { job, state: done },
    { job: jobOf('case', planOf(), []), state: { kind: 'cancelled' } as const },
  ];
  const objective: JudgedObjective = {
    id: 'x',
    text: 'Fast.',
    trial: 'peak',
    outcome: 'met',
    seenShown: '1 ms',
    wantedShown: 'at most 2 ms',
    why: 'It is.',
  };

  it('keeps what ended, and comes back as it was written', () => {
    const summary = summariseTrials(runs, new Map([['learner', [objective]]]), (id) => `name of ${id}`);
    expect(summary.trials).toHaveLength(1);
    const trial = found(trialIn(summary, 'learner', 'peak'));
    expect(trial).toMatchObject({ seed: 'test', hash: result.hash, own: { exercises: ['cache-lru'], problem: 'It ended.' } });
    expect(trial.kinds[0]).toMatchObject({ id: 'get', name: 'name of get', p99Ms: found(result.kinds[0]).latency.p99Ms });
    expect(summary.objectives).toEqual([expect.objectContaining({ side: 'learner', seen: '1 ms', wanted: 'at most 2 ms' })]);
    expect(readTrialSummary(writeTrialSummary(summary))).toEqual(summary);
    expect(trialIn(summary, 'case', 'peak')).toBeUndefined();
  });

  it('reads nothing from a text that is none', () => {
    const text = writeTrialSummary(summariseTrials(runs, new Map(), String));
    for (const none of ['', '{', 'null', '[]', '{"format":"headroom-trials","version":2,"trials":[],"objectives":[]}'])
      expect(readTrialSummary(none)).toBeUndefined();
    expect(readTrialSummary(text + ' '.repeat(100))).toBeDefined();
    expect(readTrialSummary(text + ' '.repeat(200_000))).toBeUndefined();
    expect(readTrialSummary(text.replace(/"p99Ms":[\d.]+/, '"p99Ms":"soon"'))).toBeUndefined();
  });

  it('judges a side by its own runs, and never by those under the learner’s own faults', () => {
    const under = { job: { ...job, id: 'learner/own', plan: planOf({ id: ownFaultsId }) }, state: { kind: 'done', result } as const };
    const judged = judgeRuns(one, [under]);
    expect([...judged.keys()]).toEqual(['learner']);
    expect(
      judged
        .get('learner')
        ?.filter(({ trial }) => trial === 'peak')
        .every(({ outcome }) => outcome === 'unseen'),
    ).toBe(true);
    expect(judgeRuns(one, [{ job, state: { kind: 'waiting' } }]).size).toBe(0);
  });

  it('judges each run where it belongs', () => {
    const redirects = loadOf({ id: 'redirect', ratePerSecond: 20 });
    const changed = planOf({ id: 'change', load: redirects });
    const run = { job: jobOf('case', changed, []), state: { kind: 'done', result: simulate(changed) } as const };
    const judged = found(judgeRuns(one, [run]).get('case')).filter(({ id }) => id === 'redirect-p99');
    expect(judged.find(({ trial }) => trial === 'change')?.outcome).toBe('met');
    expect(judged.find(({ trial }) => trial === 'peak')?.outcome).toBe('unseen');
  });
});
