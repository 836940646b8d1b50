/** A burst of equal requests that all arrive at a proxy at once, and the origin behind it; times in milliseconds. */
export interface Burst {
  /** Requests, 1 or more. */
  readonly requests: number;
  /** Time the origin works on one call, above 0. */
  readonly originMs: number;
  /** Calls the origin works on at a time, 1 or more; the others queue in order. */
  readonly workers: number;
}

/** How a proxy that collapses requests treats those that wait. */
export interface WaitRule {
  /** How often a waiting request looks whether the answer is there; 0: it is woken at once. */
  readonly lookMs: number;
  /** How long a request waits at most before it is passed on by itself. */
  readonly limitMs: number;
}

/** What became of a burst. */
export interface BurstOutcome {
  readonly originCalls: number;
  /** Mean and longest time until a request has its answer, in milliseconds. */
  readonly meanMs: number;
  readonly lastMs: number;
}

/** An origin that serves calls in order of arrival; calls must come in order of time. */
class Origin {
  calls = 0;
  readonly #freeAt: Float64Array;
  readonly #originMs: number;

  constructor({ workers, originMs }: Burst) {
    this.#freeAt = new Float64Array(workers);
    this.#originMs = originMs;
  }

  /** Sends a call at a time and returns when it is answered. All calls take as long, so workers become free in the order they were taken. */
  call(atMs: number): number {
    const worker = this.calls++ % this.#freeAt.length;
    const answeredAt = Math.max(atMs, this.#freeAt[worker]!) + this.#originMs;
    this.#freeAt[worker] = answeredAt;
    return answeredAt;
  }
}

/** Plays a burst whose every request is passed on. */
export function forwardEach(burst: Burst): BurstOutcome {
  const origin = new Origin(burst);
  return summarise(
    origin,
    Array.from({ length: burst.requests }, () => origin.call(0)),
  );
}

/** Plays a burst that is collapsed into one call whose answer serves all; who reaches the limit before it comes is passed on. */
export function collapseShared(burst: Burst, rule: WaitRule): BurstOutcome {
  const origin = new Origin(burst);
  const first = origin.call(0);
  const seenAt = Math.min(nextLook(first, rule), rule.limitMs);
  const others = Array.from({ length: burst.requests - 1 }, () => (first > rule.limitMs ? origin.call(rule.limitMs) : seenAt));
  return summarise(origin, [first, ...others]);
}

/**
 * Plays a burst that is collapsed although no answer may serve two requests: when one is answered, the next that looks is passed on and the
 * others wait for it in turn, until the limit lets all that are left through. The rule is that of nginx's proxy_cache_lock;
 * src/http/ngx_http_file_cache.c, ngx_http_file_cache_lock and ngx_http_file_cache_lock_wait.
 */
export function collapseUnshared(burst: Burst, rule: WaitRule): BurstOutcome {
  const origin = new Origin(burst);
  const answers: number[] = [];
  let turn = 0;
  while (answers.length < burst.requests && turn < rule.limitMs) {
    const answeredAt = origin.call(turn);
    answers.push(answeredAt);
    turn = nextLook(answeredAt, rule);
  }
  while (answers.length < burst.requests) answers.push(origin.call(rule.limitMs));
  return summarise(origin, answers);
}

/** Returns the first look at or after a time; all waiters came together and look together. */
function nextLook(atMs: number, { lookMs }: WaitRule): number {
  return lookMs === 0 ? atMs : Math.ceil(atMs / lookMs) * lookMs;
}

function summarise(origin: Origin, answers: readonly number[]): BurstOutcome {
  let sum = 0;
  let lastMs = 0;
  for (const answer of answers) {
    sum += answer;
    lastMs = Math.max(lastMs, answer);
  }
  return { originCalls: origin.calls, meanMs: sum / answers.length, lastMs };
}
