import { assert, hash128, type Nanos, nanosFromMs } from '../../kernel/index.ts';
import type { Process } from '../../sim/index.ts';
import type { Design } from '../design.ts';
import { findLoadProblems, type Load } from '../load.ts';
import type { Problem } from '../problem.ts';
import { hasLinePerKey, instancesOf, isStation } from '../station.ts';
import { findStructureProblems } from '../structure.ts';
import { Arrivals } from './arrivals.ts';
import { ComponentMeter } from './component-meter.ts';
import type { Turns } from './coordinator.ts';
import { type Fault, findFaultProblems } from './fault.ts';
import { FaultSwitch } from './fault-switch.ts';
import { Meter } from './meter.ts';
import type { Parts } from './parts.ts';
import { makePlan, type Plan, type PlanNode } from './plan.ts';
import { RequestFlow } from './request-flow.ts';
import { RequestSource } from './request-source.ts';
import { warmCaches } from './warm-caches.ts';
import type { EndResult, SimulationResult, WindowResult } from './result.ts';

/** How a design is to be simulated. */
export interface SimulationOptions {
  readonly seed: string;
  /** Virtual time to simulate, 1 to 86,400,000 ms. */
  readonly durationMs: number;
  /** How much of its beginning counts neither towards totals nor objectives, below the duration; 0 unless given. */
  readonly warmUpMs?: number;
  /** Stretches that the duration is cut into, 1 to 200; 60 unless given. The warm-up is rounded up to whole ones. */
  readonly windows?: number;
  readonly faults?: readonly Fault[];
  /** The learner's own parts. */
  readonly parts?: Parts;
  /** Whether a part of them must have its turn. Only for parts that act outside of the run. */
  readonly turns?: Turns;
  /** Whether caches begin with what they keep once they are warm, instead of empty; false unless given. */
  readonly startWarm?: boolean;
  /** Has the result's hash cover every event of the engine, at about a tenth of the speed. */
  readonly trace?: boolean;
  /**
   * Ends the run early, and says so, at so many requests (2,000,000 unless given), calls under way (300,000) or calls in all (30,000,000).
   * More keys than given (4,194,304 unless, and at most) are shrunk to that, and the run says so: it is then quicker to start and to run, but
   * caches with a time to live hit more often, as there are more requests for each key.
   */
  readonly limits?: { readonly requests?: number; readonly inFlight?: number; readonly calls?: number; readonly keys?: number };
}

const defaultLimits = { requests: 2_000_000, inFlight: 300_000, calls: 30_000_000 };
/** The most instances of stores and balanced components, each of which has a line of its own. */
const mostLines = 50_000;
const mostWindows = 200;
const mostDurationMs = 86_400_000;
/** What happens at the moment at which a window closes belongs to the next. */
const firstPriority = 0;
const noTurns: Turns = { isPending: false };

/** A run in steps: call `advance` until it returns true, with whatever there is to do in between; then take the result. */
export interface SimulationRun {
  /**
   * Goes on for some so many events and calls, each well under a microsecond; returns whether the run has ended. It stops before that, and at
   * once, while a part must have its turn: see `turns` of the options.
   */
  advance(work: number): boolean;
  /** The share of the virtual time that has passed, 0 to 1. */
  readonly progress: number;
  /** Ends the run where it stands. */
  cancel(): void;
  /** Returns what was seen so far; of the whole run once it has ended. */
  result(): SimulationResult;
}

/** What {@link prepareSimulation} returns. */
export type PreparedSimulation =
  { readonly ok: true; readonly run: SimulationRun } | { readonly ok: false; readonly problems: readonly Problem[] };

/** Makes a design under a load ready to run; what cannot be run is told in words. Never throws for what users can cause. */
export function prepareSimulation(design: Design, load: Load, options: SimulationOptions): PreparedSimulation {
  const problems = [
    ...findStructureProblems(design),
    ...findLoadProblems(design, load),
    ...findFaultProblems(design, load, options.faults ?? []),
    ...findOptionProblems(options),
  ];
  if (problems.length > 0) return { ok: false, problems };
  const plan = makePlan(design, load, options.limits?.keys);
  const tooLarge = findSizeProblems(plan);
  return tooLarge.length > 0 ? { ok: false, problems: tooLarge } : { ok: true, run: new Run(plan, options) };
}

/** What {@link simulateDesign} returns. */
export type SimulationOutcome =
  { readonly ok: true; readonly result: SimulationResult } | { readonly ok: false; readonly problems: readonly Problem[] };

/**
 * Simulates a design under a load from beginning to end. `onProgress` is called about ten times a second with the share that is done; it
 * ends the run by returning false.
 */
export function simulateDesign(
  design: Design,
  load: Load,
  options: SimulationOptions,
  onProgress?: (share: number) => boolean | void,
): SimulationOutcome {
  const prepared = prepareSimulation(design, load, options);
  if (!prepared.ok) return prepared;
  const { run } = prepared;
  assert(options.turns === undefined, 'a run whose parts act outside of it cannot be made in one go');
  while (!run.advance(300_000)) if (onProgress?.(run.progress) === false) run.cancel();
  return { ok: true, result: run.result() };
}

function findOptionProblems({ durationMs, warmUpMs = 0, windows = 1 }: SimulationOptions): Problem[] {
  const problems: Problem[] = [];
  const isWithin = (value: number, least: number, most: number) => value >= least && value <= most;
  if (!isWithin(durationMs, 1, mostDurationMs)) {
    const message = `A run cannot last ${durationMs} ms.`;
    problems.push({ path: 'durationMs', message, remedy: `Give 1 to ${mostDurationMs} ms of virtual time.` });
  } else if (!isWithin(warmUpMs, 0, durationMs) || warmUpMs === durationMs) {
    const message = `A warm-up of ${warmUpMs} ms leaves nothing of the run.`;
    problems.push({ path: 'warmUpMs', message, remedy: 'Give less than the duration, and not less than 0.' });
  }
  if (!Number.isInteger(windows) || !isWithin(windows, 1, mostWindows)) {
    problems.push({
      path: 'windows',
      message: `A run cannot have ${windows} windows.`,
      remedy: `Give a whole number, 1 to ${mostWindows}.`,
    });
  }
  return problems;
}

function findSizeProblems({ nodes }: Plan): Problem[] {
  const linesOf = ({ component, hasLineEach }: PlanNode) =>
    isStation(component) && (hasLineEach || hasLinePerKey(component)) ? instancesOf(component) : 1;
  const lines = nodes.reduce((sum, node) => sum + linesOf(node), 0);
  if (lines <= mostLines) return [];
  const message = `The design has ${lines} instances with a line of their own; a run has room for ${mostLines}.`;
  return [{ path: 'components', message, remedy: 'Simulate a slice of the system: fewer shards, and the load that falls to them.' }];
}

class Run implements SimulationRun {
  private readonly plan: Plan;
  private readonly options: SimulationOptions;
  private readonly limits: typeof defaultLimits;
  private readonly flow: RequestFlow;
  private readonly meter: Meter;
  private readonly componentMeter: ComponentMeter;
  private readonly horizonNs: Nanos;
  private readonly warmUpNs: Nanos;
  private readonly windows: WindowResult[] = [];
  private windowFromNs = 0;
  private measuredNs = 0;
  private requests = 0;
  private end: EndResult | undefined;

  constructor(plan: Plan, options: SimulationOptions) {
    const { seed, faults = [], parts = new Map(), trace = false } = options;
    this.plan = plan;
    this.options = options;
    this.limits = { ...defaultLimits, ...options.limits };
    this.horizonNs = nanosFromMs(options.durationMs);
    this.warmUpNs = nanosFromMs(options.warmUpMs ?? 0);
    this.meter = new Meter(plan);
    this.flow = new RequestFlow(plan, parts, seed, this.meter, trace);
    this.componentMeter = new ComponentMeter(this.flow.stations);
    if (options.startWarm) warmCaches(plan, this.flow.stations, this.flow.stream);
    const streams = plan.kinds.map(({ id }) => this.flow.stream.fork(`requests ${id}`));
    const sources = plan.kinds.map(({ ratePerSecond }, kind) =>
      ratePerSecond > 0 ? new RequestSource(plan, kind, faults, streams[kind]!) : undefined,
    );
    new FaultSwitch(this.flow, plan, sources, faults);
    sources.forEach((source, kind) => source && new Arrivals(this.flow, source, kind, this.horizonNs, () => this.mayStart()));
    this.flow.sim.spawn(this.closeWindows(), { priority: firstPriority });
  }

  get progress(): number {
    return this.end ? 1 : this.flow.sim.now / this.horizonNs;
  }

  advance(work: number): boolean {
    const { sim, calls } = this.flow;
    const { turns = noTurns } = this.options;
    let left = work;
    while (left > 0 && !this.end && !turns.isPending) {
      const before = calls.added;
      sim.step();
      left -= 1 + calls.added - before;
      if (calls.live > this.limits.inFlight || calls.added > this.limits.calls) this.checkLimits();
    }
    // Turns may make calls without end at one instant.
    this.checkLimits();
    return this.end !== undefined;
  }

  private checkLimits(): void {
    const { calls } = this.flow;
    if (this.end) return;
    if (calls.live > this.limits.inFlight) this.stop('too-many-in-flight');
    if (calls.added > this.limits.calls) this.stop('too-many-calls');
  }

  cancel(): void {
    if (!this.end) this.stop('cancelled');
  }

  result(): SimulationResult {
    const { plan, options, flow, windows } = this;
    const end = this.end ?? { reason: 'cancelled', message: 'The run has not ended yet.' };
    const seen = {
      seed: options.seed,
      simulatedMs: flow.sim.now / 1e6,
      warmUpMs: (flow.sim.now - this.measuredNs) / 1e6,
      end,
      kinds: this.meter.results(this.measuredNs / 1e6),
      components: this.componentMeter.results(),
      windows,
      notes: notesOf(plan),
      eventsHandled: flow.sim.eventsHandled,
    };
    const covered = JSON.stringify(seen) + (options.trace ? flow.sim.traceHash() : '');
    const hash = hash128(covered).map((lane) => lane.toString(16).padStart(8, '0'));
    return { ...seen, hash: hash.join('') };
  }

  /** Counts a request that is about to start, and ends the run where there is no room for it. */
  private mayStart(): boolean {
    if (++this.requests <= this.limits.requests) return true;
    this.stop('too-many-requests');
    return false;
  }

  private *closeWindows(): Process {
    const windows = this.options.windows ?? 60;
    for (let window = 1; window <= windows; window++) {
      const untilNs = Math.round((this.horizonNs * window) / windows);
      yield untilNs - this.flow.sim.now;
      this.closeWindow();
    }
    this.end = { reason: 'finished', message: 'The whole of the virtual time was simulated.' };
  }

  private closeWindow(): void {
    const { now } = this.flow.sim;
    const isWarmUp = this.windowFromNs < this.warmUpNs;
    const kinds = this.meter.closeWindow(isWarmUp);
    const components = this.componentMeter.closeWindow(now);
    this.windows.push({ fromMs: this.windowFromNs / 1e6, untilMs: now / 1e6, kinds, components });
    if (!isWarmUp) this.measuredNs += now - this.windowFromNs;
    this.windowFromNs = now;
  }

  private stop(reason: Exclude<EndResult['reason'], 'finished'>): void {
    const { sim } = this.flow;
    const at = `at ${(sim.now / 1e6).toFixed(1)} of ${this.options.durationMs} ms`;
    const words: Readonly<Record<typeof reason, string>> = {
      cancelled: `Cancelled ${at}.`,
      'too-many-requests': `Ended ${at}: the run has room for ${this.limits.requests} requests. Simulate less time, or a slice of the system and its load.`,
      'too-many-in-flight': `Ended ${at}: more than ${this.limits.inFlight} calls were under way at once. The design is overloaded: calls come faster than they end.`,
      'too-many-calls': `Ended ${at}: the run has room for ${this.limits.calls} calls between components. Simulate less time, or a smaller load.`,
    };
    this.end ??= { reason, message: words[reason] };
    this.closeWindow();
  }
}

function notesOf({ keyScale, nodes }: Plan): string[] {
  const notes: string[] = [];
  if (keyScale < 1) {
    notes.push(`Keys were shrunk to ${(keyScale * 100).toFixed(1)}% of their number, and the capacity of caches with them.`);
  }
  const given = nodes.filter(({ component: { settings } }) => 'hitRatio' in settings && 'ttlMs' in settings && settings.hitRatio !== null);
  if (given.length > 0) {
    notes.push(
      `The hit ratio was given, not simulated, at ${given.map(({ component }) => component.id).join(', ')}: no staleness is seen there.`,
    );
  }
  return notes;
}
