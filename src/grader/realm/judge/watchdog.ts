const tickMs = 250;
/** Ten ticks of 250 ms: the watchdog's 2.5 s. */
const silentTicks = 10;
/** A tick that comes this late says that the machine, not the learner's code, is stuck. */
const lateTickMs = 1000;
/** So many late ticks in one wait and the machine is called stalled. */
const stalledTicks = 20;

/** Watches over the silence of a learner's realm. */
export interface Watchdog {
  /** Tells that the realm gave a sign of life. */
  heard(): void;
  /** Tells that the realm has started: from now on silence counts only while something is waited for. */
  started(): void;
  /** Tells that the wait begins anew. */
  restart(): void;
  end(): void;
}

/**
 * Calls `onGone` when a realm is silent for too long. Silence is counted in ticks of the judge's own clock, so that a machine too busy to run the
 * judge does not count against the learner; `monotonicMs` returns a clock's reading, used for nothing else.
 */
export function watchSilence(monotonicMs: () => number, isIdle: () => boolean, onGone: (why: 'silent' | 'stalled') => void): Watchdog {
  let hasStarted = false;
  let quietTicks = 0;
  let lateTicks = 0;
  let lastTick = monotonicMs();

  const timer = setInterval(() => {
    const now = monotonicMs();
    const late = now - lastTick > lateTickMs;
    lastTick = now;
    if (hasStarted && isIdle()) return;
    if (late) lateTicks += 1;
    else quietTicks += 1;
    if (lateTicks >= stalledTicks) onGone('stalled');
    // Starting up is our own code: a long silence there is the machine's doing.
    else if (quietTicks >= (hasStarted ? silentTicks : silentTicks * 8)) onGone(hasStarted ? 'silent' : 'stalled');
  }, tickMs);

  return {
    heard() {
      quietTicks = 0;
      lateTicks = 0;
    },
    started() {
      hasStarted = true;
    },
    restart() {
      quietTicks = 0;
    },
    end: () => clearInterval(timer),
  };
}
