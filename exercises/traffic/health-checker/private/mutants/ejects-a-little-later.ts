// killed-by: R6/fall
// mistake: Ejections are made 100 ms late.
import type { HealthChecker, HealthCheckerEnv } from '../../contract.ts';

interface State {
  readonly id: string;
  isIn: boolean;
  failures: number;
  successes: number;
  probe: object | undefined;
}

export function createHealthChecker({ options, probe, now, sleep }: HealthCheckerEnv): HealthChecker {
  const { backends, intervalMs, timeoutMs, fall, rise, maxEjected } = options;
  const states = backends.map((id): State => ({ id, isIn: true, failures: 0, successes: 0, probe: undefined }));
  const byId = new Map(states.map((state) => [state.id, state]));
  const mostEjected = Math.min(maxEjected, states.length - 1);
  let isStarted = false;

  function turn(state: State, isIn: boolean): void {
    state.isIn = isIn;
    state.failures = 0;
    state.successes = 0;
  }

  function count(state: State, ok: boolean): void {
    state.failures = ok ? 0 : state.failures + 1;
    state.successes = ok ? state.successes + 1 : 0;
    if (!state.isIn) {
      if (state.successes >= rise) turn(state, true);
      return;
    }
    const ejected = states.filter((one) => !one.isIn).length;
    if (state.failures >= fall && ejected < mostEjected) void sleep(100).then(() => turn(state, false));
  }

  function check(state: State): void {
    if (state.probe) return;
    const mine = {};
    state.probe = mine;
    const end = (ok: boolean) => {
      if (state.probe !== mine) return;
      state.probe = undefined;
      count(state, ok);
    };
    probe(state.id).then(
      () => end(true),
      () => end(false),
    );
    void sleep(timeoutMs).then(() => end(false));
  }

  async function run(state: State, index: number): Promise<void> {
    let dueMs = now() + (index * intervalMs) / states.length;
    for (;;) {
      await sleep(dueMs - now());
      check(state);
      dueMs += intervalMs;
    }
  }

  return {
    start() {
      if (isStarted) return;
      isStarted = true;
      states.forEach((state, index) => void run(state, index));
    },
    healthy() {
      return states.filter((state) => state.isIn).map((state) => state.id);
    },
    report(id, ok) {
      const state = byId.get(id);
      if (state?.isIn) count(state, ok);
    },
  };
}
