import { useEffect, useMemo, useRef, useState } from 'react';
import type { PolicyId } from '../../../sim/cache/index.ts';
import type { LinkedSettings } from '../shared/use-link.ts';
import { useLink } from '../shared/use-link.ts';
import { useScoring } from '../shared/use-scoring.ts';
import type { CurveSet } from './curve-set.ts';
import { isComplete, nearestIndex, ratiosAt } from './curve-set.ts';
import { labLink } from './lab-link.ts';
import type { SourceKind } from './run-plan.ts';
import { planRun, traceDetails } from './run-plan.ts';
import type { LabSettings } from './settings.ts';
import type { Curves, RunPlan } from './use-curves.ts';
import { sourceKeyOf, useCurves } from './use-curves.ts';
import type { Guessing } from './use-guessing.ts';
import { useGuessing } from './use-guessing.ts';
import { useLiveRuns } from './use-live-runs.ts';

/** The state of the lab and what follows from it. */
export interface Lab {
  readonly link: LinkedSettings<LabSettings>;
  readonly settings: LabSettings;
  readonly curves: Curves;
  readonly guessing: Guessing;
  readonly kind: SourceKind;
  readonly setKind: (kind: SourceKind) => void;
  /** Requests of a trace to simulate for each line. */
  readonly detail: number;
  readonly setDetail: (detail: number) => void;
  /** The policies that a guess can name. */
  readonly contenders: readonly PolicyId[];
  /** The policy whose hit ratio is guessed. */
  readonly asked: PolicyId;
  /** What would be run now; undefined while there is no trace. */
  readonly plan: RunPlan | undefined;
  readonly planKey: string;
  /** Why nothing can be run, in words; empty when something can. */
  readonly problem: string;
  /** The curves to draw; undefined while guessing and before the first run. */
  readonly set: CurveSet | undefined;
  /** True when the curves belong to the set-up as it is and all are complete. */
  readonly isWhole: boolean;
}

/** Holds the state of the lab, runs what is set up and scores guesses. */
export function useLab(): Lab {
  const link = useLink(labLink);
  const curves = useCurves();
  const [kind, setKind] = useState<SourceKind>('workload');
  const [detail, setDetail] = useState<number>(traceDetails[1]);

  const { settings, change } = link;
  const { policies } = settings;
  const contenders = policies.filter((policy) => policy !== 'belady');
  const asked: PolicyId = contenders.includes('lru') ? 'lru' : (contenders[0] ?? 'belady');
  const guessing = useGuessing(contenders, asked);

  const { loadState, shown } = curves;
  const plan = useMemo(() => planRun(kind, settings, loadState, detail), [kind, settings, loadState, detail]);
  const problem = findProblem(kind, policies, plan !== undefined);
  useLiveRuns(curves, guessing.isGuessing || problem !== '' ? undefined : plan);

  const planKey = plan ? sourceKeyOf(plan) : '';
  // Curves of the workload as it was a moment ago may stay while the next are computed; those of another trace may not.
  const isOurs = shown !== undefined && (shown.sourceKey === planKey || (kind === 'workload' && shown.kind === 'workload'));
  const set = isOurs && !guessing.isGuessing ? shown : undefined;
  const isWhole = set !== undefined && set.sourceKey === planKey && policies.every((policy) => isComplete(set, policy));
  const ratios = isWhole ? ratiosAt(set, nearestIndex(set.capacities, settings.capacity), policies) : undefined;
  useScoring(guessing, planKey + policies.join(), ratios && (() => guessing.settle(ratios)));
  useMiddleCapacity(kind === 'trace' ? plan : undefined, change);

  return { link, settings, curves, guessing, kind, setKind, detail, setDetail, contenders, asked, plan, planKey, problem, set, isWhole };
}

function findProblem(kind: SourceKind, policies: readonly PolicyId[], hasPlan: boolean): string {
  if (kind === 'trace' && !hasPlan) return 'Choose a trace first.';
  if (policies.length === 0) return 'Tick at least one policy.';
  return policies.every((policy) => policy === 'belady') ? 'Tick a policy besides Belady, which no real cache can be.' : '';
}

/** Looks at a capacity in the middle when a trace has been loaded, whose capacities may be far from the ones before. */
function useMiddleCapacity(plan: RunPlan | undefined, change: LinkedSettings<LabSettings>['change']): void {
  const loadId = plan?.source.kind === 'trace' ? plan.source.loadId : undefined;
  const latest = useRef(plan);
  latest.current = plan;
  useEffect(() => {
    const capacities = latest.current?.capacities;
    if (loadId !== undefined && capacities) change({ capacity: capacities[Math.floor(capacities.length / 2)]! });
  }, [loadId, change]);
}
