import type { HealthChecker, HealthCheckerEnv } from './contract.ts';

export function createHealthChecker(env: HealthCheckerEnv): HealthChecker {
  const { options, probe } = env;
  const ejected = new Set<string>();
  return {
    start() {
      // One probe of each, and one failure is enough. What about the next turn, thresholds, time limits, the limit on ejections?
      for (const id of options.backends) {
        probe(id).then(
          () => ejected.delete(id),
          () => ejected.add(id),
        );
      }
    },
    healthy() {
      return options.backends.filter((id) => !ejected.has(id));
    },
    report() {
      // Real requests are evidence too.
    },
  };
}
