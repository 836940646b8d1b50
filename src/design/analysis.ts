import { availabilitiesOf, type Availability } from './availability.ts';
import { bottleneckOf, capacityOf, type ComponentCapacity } from './capacity.ts';
import { type Cost, costOf } from './cost.ts';
import type { Design } from './design.ts';
import type { Explained } from './explanation.ts';
import { flowOf, type Flow, type KindFlow } from './flow.ts';
import { latencyOf, type Passage, passagesOf } from './latency.ts';
import { findLoadProblems, type Load } from './load.ts';
import { type Notice, noticesOf } from './notice.ts';
import type { Problem } from './problem.ts';
import { type SinglePoint, singlePointsOf } from './single-points.ts';
import { findStructureProblems } from './structure.ts';

/** What a design comes to for one kind of request. */
export interface KindAnalysis {
  readonly kind: string;
  readonly ratePerSecond: number;
  /** Mean time to an answer; Infinity where a component on the way cannot keep up. */
  readonly latencyMs: Explained;
  readonly availability: Availability;
  readonly singlePoints: readonly SinglePoint[];
  /** The availability objective, with whether it is met; absent where there is none. A p99 needs the simulation. */
  readonly availabilityObjective?: { readonly atLeast: number; readonly isMet: boolean };
}

/** What can be worked out about a design under a load, without running it. */
export interface Analysis {
  readonly ok: true;
  readonly kinds: readonly KindAnalysis[];
  readonly capacities: readonly ComponentCapacity[];
  readonly passages: ReadonlyMap<string, Passage>;
  /** The component of the highest utilisation, and how many times the load it could take; absent when nothing works. */
  readonly bottleneck?: { readonly component: string; readonly utilisation: number; readonly loadFactor: number };
  readonly cost: Cost;
  readonly notices: readonly Notice[];
  /** The rates and hit ratios that all of it rests on. */
  readonly flow: Flow;
}

/** An analysis, or why there is none. */
export type AnalysisOutcome = Analysis | { readonly ok: false; readonly problems: readonly Problem[] };

/**
 * Analyses a design under a load: rates, utilisation and bottleneck, mean latency, availability, single points of failure, cost. Each number
 * comes with its explanation as data. Never throws for a design or a load that its schema accepts.
 */
export function analyse(design: Design, load: Load): AnalysisOutcome {
  const problems = [...findStructureProblems(design), ...findLoadProblems(design, load)];
  if (problems.length > 0) return { ok: false, problems };
  const flow = flowOf(design, load);
  const capacities = capacityOf(design, flow);
  const passages = passagesOf(design, capacities);
  const availabilities = availabilitiesOf(design, flow.kinds);
  const kinds = flow.kinds.map((one, at) => analyseKind(design, one, passages, availabilities[at]!));
  const most = bottleneckOf(capacities);
  const analysis = {
    ok: true,
    kinds,
    capacities,
    passages,
    cost: costOf(design, flow),
    notices: noticesOf(design, flow, capacities),
    flow,
  } as const;
  if (!most) return analysis;
  const utilisation = most.utilisation.value;
  return { ...analysis, bottleneck: { component: most.component, utilisation, loadFactor: 1 / utilisation } };
}

function analyseKind(design: Design, flow: KindFlow, passages: ReadonlyMap<string, Passage>, availability: Availability): KindAnalysis {
  const { kind } = flow.wiring;
  const analysis = {
    kind: kind.id,
    ratePerSecond: kind.ratePerSecond,
    latencyMs: latencyOf(design, flow, passages),
    availability,
    singlePoints: singlePointsOf(design, flow.wiring),
  };
  const atLeast = kind.objective.availability;
  if (atLeast === undefined) return analysis;
  return { ...analysis, availabilityObjective: { atLeast, isMet: availability.availability.value >= atLeast } };
}
