import type { HealthChecker, HealthCheckerEnv } from '../../contract.ts';

interface Item {
  readonly dueMs: number;
  readonly backend: number;
  /** The number of the probe whose time is up; absent: it is the backend's turn. */
  readonly probe?: number;
}

/** One loop walks along an agenda of turns and time limits. Columns hold what is known of each backend. */
export function createHealthChecker(env: HealthCheckerEnv): HealthChecker {
  const { options } = env;
  const n = options.backends.length;
  const out = new Array<boolean>(n).fill(false);
  const bad = new Array<number>(n).fill(0);
  const good = new Array<number>(n).fill(0);
  const open = new Array<number>(n).fill(0);
  const agenda: Item[] = [];
  let probes = 0;
  let isOn = false;

  const plan = (item: Item) => {
    let at = agenda.length;
    while (at > 0 && agenda[at - 1]!.dueMs > item.dueMs) at -= 1;
    agenda.splice(at, 0, item);
  };

  const failed = (backend: number) => {
    good[backend] = 0;
    bad[backend]! += 1;
    if (out[backend] || bad[backend]! < options.fall) return;
    let others = 0;
    for (const one of out) if (one) others += 1;
    if (others + 1 > options.maxEjected || others + 1 === n) return;
    out[backend] = true;
    bad[backend] = 0;
  };

  const succeeded = (backend: number) => {
    bad[backend] = 0;
    if (!out[backend]) return;
    good[backend]! += 1;
    if (good[backend] !== options.rise) return;
    out[backend] = false;
    good[backend] = 0;
  };

  const close = (backend: number, probe: number, then: (backend: number) => void) => {
    if (open[backend] !== probe) return;
    open[backend] = 0;
    then(backend);
  };

  const take = ({ backend, probe, dueMs }: Item) => {
    if (probe !== undefined) return close(backend, probe, failed);
    plan({ dueMs: dueMs + options.intervalMs, backend });
    if (open[backend] !== 0) return;
    const number = ++probes;
    open[backend] = number;
    plan({ dueMs: dueMs + options.timeoutMs, backend, probe: number });
    env.probe(options.backends[backend]!).then(
      () => close(backend, number, succeeded),
      () => close(backend, number, failed),
    );
  };

  const walk = async () => {
    for (;;) {
      while (agenda[0]!.dueMs <= env.now()) take(agenda.shift()!);
      await env.sleep(agenda[0]!.dueMs - env.now());
    }
  };

  return {
    start() {
      if (isOn) return;
      isOn = true;
      for (let backend = 0; backend < n; backend++) plan({ dueMs: env.now() + (options.intervalMs * backend) / n, backend });
      void walk();
    },
    healthy: () => options.backends.filter((_, backend) => !out[backend]),
    report(id, ok) {
      const backend = options.backends.indexOf(id);
      if (backend < 0 || out[backend]) return;
      if (ok) succeeded(backend);
      else failed(backend);
    },
  };
}
