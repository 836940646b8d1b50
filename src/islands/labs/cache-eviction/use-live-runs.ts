import { useEffect, useRef } from 'react';
import { planPreview } from './run-plan.ts';
import type { Curves, RunPlan } from './use-curves.ts';
import { sourceKeyOf } from './use-curves.ts';

const settleMs = 350;

/**
 * Runs what is set up whenever it changes: at once a preview from fewer requests, each as soon as the one before is done, and the whole
 * when the set-up has stayed for a moment. Does nothing while `plan` is undefined.
 */
export function useLiveRuns(curves: Curves, plan: RunPlan | undefined): void {
  const { run, shown, runState } = curves;
  const previewed = useRef('');
  const planKey = plan ? sourceKeyOf(plan) : '';
  const policiesKey = plan?.policies.join() ?? '';
  const latest = useRef(plan);
  latest.current = plan;
  const isPreviewing = runState.kind === 'running' && runState.isPreview;
  const hasCurves = shown !== undefined;

  useEffect(() => {
    const preview = latest.current && planPreview(latest.current);
    if (!preview || !hasCurves || isPreviewing || previewed.current === planKey || shownKey.current === planKey) return;
    previewed.current = planKey;
    run(preview);
  }, [planKey, isPreviewing, hasCurves, run]);

  const shownKey = useRef<string | undefined>(undefined);
  shownKey.current = shown?.sourceKey;

  useEffect(() => {
    if (!latest.current) return;
    const isSlow = shownKey.current !== undefined && shownKey.current !== planKey;
    const timer = setTimeout(
      () => {
        // The whole run comes after: a preview of the same set-up must not replace it.
        previewed.current = planKey;
        if (latest.current) run(latest.current);
      },
      isSlow ? settleMs : 0,
    );
    return () => clearTimeout(timer);
  }, [planKey, policiesKey, run]);
}
