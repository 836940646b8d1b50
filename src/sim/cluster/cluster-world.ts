import { clientAddress } from './client-address.ts';
import { Decision } from './decision.ts';
import type { BalancerPort, HealthyBackend, PortEnv } from './port.ts';
import type { ClusterTrace } from './replay-cluster.ts';
import { runCluster } from './run-cluster.ts';
import type { ClusterScenario } from './scenario.ts';
import type { Attempt, LearnerHost } from '../learner-host.ts';

/** The learner's object; nothing of it can be relied on. */
interface LearnerBalancer {
  pick(request: unknown): unknown;
  finished(backend: string, request: unknown, result: unknown): unknown;
  progress?(backend: string, request: unknown, bytes: number): unknown;
  setBackends(backends: unknown): unknown;
}

const maxSteps = 2 ** 31 - 1;
const maxTextLength = 300;

/** Runs a scenario with the learner's `createBalancer` in the learner's realm and returns what it decided. Rules C10 and C11 of SPEC.md. */
export function clusterWorld(scenario: ClusterScenario, host: LearnerHost): ClusterTrace {
  const trace = new TraceWriter(scenario.requests);
  const stepsBefore = host.steps();
  runCluster(scenario, (env) => new LearnerPort(scenario, host, env, trace));
  if (!trace.isClosed) trace.close(Decision.ended, host.steps() - stepsBefore);
  return trace.finish();
}

/** Writes a {@link ClusterTrace}. */
class TraceWriter {
  isClosed = false;
  private readonly decisions: Int32Array;
  private readonly steps: Int32Array;
  private readonly words: string[] = [];
  private length = 0;

  constructor(requests: number) {
    this.decisions = new Int32Array(requests + 1);
    this.steps = new Int32Array(requests + 1);
  }

  add(decision: number, steps: number): void {
    this.decisions[this.length] = decision;
    this.steps[this.length++] = Math.min(steps, maxSteps);
  }

  close(code: number, steps: number, text?: string): void {
    if (this.isClosed) return;
    this.isClosed = true;
    this.add(code, steps);
    if (text !== undefined) this.words.push(text.slice(0, maxTextLength));
  }

  finish(): ClusterTrace {
    const { decisions, steps, words, length } = this;
    return { decisions: decisions.slice(0, length), steps: steps.slice(0, length), texts: [], words };
  }
}

/** Stands between the world and the learner's object: texts on one side, numbers on the other, every call within `attempt`. */
class LearnerPort implements BalancerPort {
  private readonly host: LearnerHost;
  private readonly env: PortEnv;
  private readonly trace: TraceWriter;
  private readonly ids: readonly string[];
  private readonly indices: ReadonlyMap<string, number>;
  private readonly requests: unknown[] = [];
  private inner: LearnerBalancer | undefined;

  constructor(scenario: ClusterScenario, host: LearnerHost, env: PortEnv, trace: TraceWriter) {
    this.host = host;
    this.env = env;
    this.trace = trace;
    this.ids = scenario.backends.map(({ id }) => id);
    this.indices = new Map(this.ids.map((id, index) => [id, index]));
    this.create(scenario);
  }

  pick(request: number, client: number): number {
    const { host, inner } = this;
    const asked = Object.freeze({ id: request, clientAddress: clientAddress(client) });
    this.requests[request] = asked;
    const stepsBefore = host.steps();
    const attempt = host.attempt(() => inner!.pick(asked));
    const steps = host.steps() - stepsBefore;
    if (attempt.kind !== 'returned') return this.close(attempt, Decision.threwInPick);
    const { value } = attempt;
    if (value === undefined) return this.note(Decision.none, steps);
    if (typeof value !== 'string') return this.end(Decision.notText);
    const index = this.indices.get(value);
    return index === undefined ? this.end(Decision.unknownName, value) : this.note(index, steps);
  }

  finished(backend: number, request: number, ok: boolean, latencyNs: number, bytes: number): void {
    const { inner } = this;
    const asked = this.requests[request];
    this.requests[request] = undefined;
    const result = Object.freeze({ ok, latencyMs: latencyNs / 1e6, bytes });
    const attempt = this.host.attempt(() => inner!.finished(this.ids[backend]!, asked, result));
    if (attempt.kind !== 'returned') this.close(attempt, Decision.threwInFinished);
  }

  progress(backend: number, request: number, bytes: number): void {
    const { inner } = this;
    const attempt = this.host.attempt(() => inner!.progress?.(this.ids[backend]!, this.requests[request], bytes));
    if (attempt.kind !== 'returned') this.close(attempt, Decision.threwInProgress);
  }

  setBackends(healthy: readonly HealthyBackend[]): void {
    const { inner } = this;
    const list = this.listFor(healthy);
    const attempt = this.host.attempt(() => inner!.setBackends(list));
    if (attempt.kind !== 'returned') this.close(attempt, Decision.threwInSetBackends);
  }

  private create({ options }: ClusterScenario): void {
    const { env, host } = this;
    const given = { ...options, backends: this.listFor(env.healthy), now: () => env.nowNs() / 1e6, random: () => env.random() };
    const attempt = host.attempt(() => {
      const inner = host.makeEntry()(given) as LearnerBalancer;
      const methods = [inner?.pick, inner?.finished, inner?.setBackends];
      return methods.every((method) => typeof method === 'function') ? inner : undefined;
    });
    if (attempt.kind !== 'returned') this.close(attempt, Decision.threwInCreate);
    else if (attempt.value === undefined) this.end(Decision.notBalancer);
    else this.inner = attempt.value;
  }

  private listFor(healthy: readonly HealthyBackend[]): readonly unknown[] {
    return Object.freeze(healthy.map(({ index, weight }) => Object.freeze({ id: this.ids[index], weight })));
  }

  private note(decision: number, steps: number): number {
    this.trace.add(decision, steps);
    return decision;
  }

  /** Ends the run because of what the learner's code did; `threwCode - 1` is the code of having been stopped. */
  private close(attempt: Exclude<Attempt<unknown>, { kind: 'returned' }>, threwCode: number): number {
    if (attempt.kind === 'stopped') return this.end(threwCode - 1);
    return this.end(threwCode, this.host.describe(attempt.error));
  }

  private end(code: number, text?: string): number {
    this.trace.close(code, 0, text);
    this.env.stop(code);
    return code;
  }
}
