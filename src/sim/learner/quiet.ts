/** When the learner's code counts as quiet. All counts are turns of the microtask queue, never time: the same on every engine. */
export interface QuietBounds {
  /** Turns without an act before the first act. */
  readonly before: number;
  /** Turns without an act after one. */
  readonly after: number;
}

/** Most turns between two events. */
const mostTurns = 5000;
/** Turns without a step of the learner's code after which nothing of it can be left in the queue. */
const turnsUntilIdle = 200;

/** Lets microtasks run until no act has come for so many turns; `acts` counts those so far. */
export async function untilQuiet(acts: () => number, { before, after }: QuietBounds): Promise<void> {
  for (let turn = 0, quiet = 0, seen = acts(); turn < mostTurns; turn++) {
    await undefined;
    const now = acts();
    if (now !== seen) {
      seen = now;
      quiet = 0;
    } else if (++quiet >= (seen > 0 ? after : before)) break;
  }
}

/** Lets microtasks run until the learner's code has not taken a step for many turns, has made an act, or is stopped at its limit. */
export async function untilIdle(acts: () => number, steps: () => number): Promise<void> {
  const before = acts();
  for (let idle = 0, seen = steps(); idle < turnsUntilIdle; idle++) {
    await undefined;
    if (acts() !== before) return;
    const now = steps();
    if (now === seen) continue;
    idle = 0;
    seen = now;
  }
}
