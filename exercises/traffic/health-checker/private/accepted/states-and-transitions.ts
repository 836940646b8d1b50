import type { HealthChecker, HealthCheckerEnv } from '../../contract.ts';

type Status = { readonly is: 'in'; readonly failures: number } | { readonly is: 'out'; readonly successes: number };
type Fleet = ReadonlyMap<string, Status>;
type Evidence = { readonly id: string; readonly ok: boolean; readonly isProbe: boolean };
type Limits = { readonly fall: number; readonly rise: number; readonly most: number };

const well: Status = { is: 'in', failures: 0 };

/** What one more piece of evidence makes of the fleet: a pure function of both. */
function after(fleet: Fleet, { id, ok, isProbe }: Evidence, { fall, rise, most }: Limits): Fleet {
  const status = fleet.get(id);
  if (!status) return fleet;
  const become = (next: Status): Fleet => new Map(fleet).set(id, next);
  if (status.is === 'out') {
    if (!isProbe) return fleet;
    if (!ok) return become({ is: 'out', successes: 0 });
    return become(status.successes + 1 < rise ? { is: 'out', successes: status.successes + 1 } : well);
  }
  if (ok) return become(well);
  const failures = status.failures + 1;
  const outside = [...fleet.values()].filter(({ is }) => is === 'out').length;
  return become(failures >= fall && outside < most ? { is: 'out', successes: 0 } : { is: 'in', failures });
}

export const createHealthChecker = ({ options, probe, now, sleep }: HealthCheckerEnv): HealthChecker => {
  const { backends, intervalMs, timeoutMs } = options;
  const limits: Limits = { ...options, most: Math.min(options.maxEjected, backends.length - 1) };
  let fleet: Fleet = new Map(backends.map((id) => [id, well]));
  let startedAt: number | undefined;

  const learn = (evidence: Evidence) => {
    fleet = after(fleet, evidence, limits);
  };

  /** Resolves when the probe is over, with what it came to. */
  const outcome = (id: string) =>
    new Promise<boolean>((resolve) => {
      probe(id).then(
        () => resolve(true),
        () => resolve(false),
      );
      sleep(timeoutMs).then(() => resolve(false));
    });

  /** Turns come like clockwork; whether one is taken depends on whether the last probe is over. */
  const watch = async (id: string, firstMs: number) => {
    let isBusy = false;
    for (let turn = 0; ; turn++) {
      await sleep(firstMs + turn * intervalMs - now());
      if (isBusy) continue;
      isBusy = true;
      void outcome(id).then((ok) => {
        isBusy = false;
        learn({ id, ok, isProbe: true });
      });
    }
  };

  return {
    start() {
      if (startedAt !== undefined) return;
      startedAt = now();
      for (const [index, id] of backends.entries()) void watch(id, startedAt + (index / backends.length) * intervalMs);
    },
    healthy: () => [...fleet].flatMap(([id, { is }]) => (is === 'in' ? [id] : [])),
    report: (id, ok) => learn({ id, ok, isProbe: false }),
  };
};
