import { clip } from '../../replay-parts/clip.ts';

/** The bucket of one client after a call. Levels are in parts of a token, `periodMs` of them to one; `count` flow in each millisecond. */
export interface Bucket {
  readonly burst: number;
  readonly count: number;
  readonly periodMs: number;
  readonly client: string;
  /** What the clock shows, and the time that counts: never less. */
  readonly clockMs: number;
  readonly timeMs: number;
  readonly level: number;
  /** The request just decided, when it is this client's. */
  readonly request?: { readonly cost: number; readonly allowed: boolean; readonly before: number };
  /** Another client that was decided on. */
  readonly other?: string;
}

const numbers = ['burst', 'count', 'periodMs', 'clockMs', 'timeMs', 'level'] as const;

/** Reads the state of a counterexample's step; undefined when there is none or it has another shape. */
export function readBucket(state: unknown): Bucket | undefined {
  if (typeof state !== 'object' || state === null) return undefined;
  const bucket = state as Partial<Bucket>;
  const isNumber = (value: unknown) => typeof value === 'number' && Number.isFinite(value);
  if (typeof bucket.client !== 'string' || !numbers.every((name) => isNumber(bucket[name]))) return undefined;
  const { burst, count, periodMs } = bucket as Bucket;
  if (burst < 1 || count < 1 || periodMs < 1) return undefined;
  const { request, other } = bucket;
  const isRequest = request === undefined || (isNumber(request?.cost) && isNumber(request.before) && typeof request.allowed === 'boolean');
  return isRequest && ['string', 'undefined'].includes(typeof other) ? (bucket as Bucket) : undefined;
}

/** Returns when the bucket is full again if nothing is asked for: the theoretical arrival time of GCRA, in milliseconds and perhaps a fraction. */
export function fullAtMs({ burst, count, periodMs, timeMs, level }: Bucket): number {
  return timeMs + (burst * periodMs - level) / count;
}

/** Returns a level in tokens: "2", "1 2/3", "1/10". */
export function tokensText(level: number, periodMs: number): string {
  const whole = Math.floor(level / periodMs);
  const rest = level - whole * periodMs;
  if (rest === 0) return String(whole);
  const divisor = greatestCommonDivisor(rest, periodMs);
  const fraction = `${rest / divisor}/${periodMs / divisor}`;
  return whole === 0 ? fraction : `${whole} ${fraction}`;
}

function greatestCommonDivisor(a: number, b: number): number {
  let [larger, smaller] = [a, b];
  while (smaller > 0) [larger, smaller] = [smaller, larger % smaller];
  return larger;
}

function tokens(level: number, periodMs: number): string {
  return `${tokensText(level, periodMs)} ${level <= periodMs && level > 0 ? 'token' : 'tokens'}`;
}

/** Returns milliseconds with narrow spaces between thousands: "86 400 000 ms". */
export function millisecondsText(ms: number): string {
  return `${String(ms).replace(/\B(?=(?:\d{3})+$)/g, '\u202f')} ms`;
}

/** Says in a few sentences what the bucket holds after a call, and what the call did to it. */
export function describeBucket(before: Bucket | undefined, bucket: Bucket): string {
  const { burst, periodMs, level, client, clockMs, timeMs } = bucket;
  const sentences = [`A right limiter now has ${tokens(level, periodMs)} of ${burst} in the bucket of ${clip(client, 24)}.`];
  if (bucket.request !== undefined) sentences.push(describeRequest(bucket, bucket.request));
  if (bucket.other !== undefined) sentences.push(`${clip(bucket.other, 32)} was asked for, which changes nothing here.`);
  if (before !== undefined) sentences.push(...describeTime(before, bucket));
  const full = Math.ceil(fullAtMs(bucket));
  sentences.push(`The clock shows ${millisecondsText(clockMs)}.`);
  if (clockMs < timeMs) sentences.push(`It went back: the time that counts stands still at ${millisecondsText(timeMs)}.`);
  if (full > timeMs) sentences.push(`Left alone, the bucket is full in ${millisecondsText(full - timeMs)}.`);
  return sentences.join(' ');
}

function describeRequest({ burst, count, periodMs }: Bucket, { cost, allowed, before }: NonNullable<Bucket['request']>): string {
  const asked = cost === 1 ? '1 token' : `${cost} tokens`;
  const there = `${tokensText(before, periodMs)} there`;
  if (allowed) return `The request of ${asked} found ${there} and was allowed.`;
  if (cost > burst) return `The request of ${asked} is more than a bucket holds: denied, and nothing was taken.`;
  const missing = cost * periodMs - before;
  return `The request of ${asked} found ${there} and was denied: ${tokensText(missing, periodMs)} missing, which takes ${millisecondsText(Math.ceil(missing / count))}.`;
}

function describeTime(before: Bucket, after: Bucket): string[] {
  const passed = after.timeMs - before.timeMs;
  if (passed <= 0 || after.request !== undefined) return [];
  const gained = after.level - before.level;
  const isFull = after.level === after.burst * after.periodMs;
  if (gained === 0) return [`${millisecondsText(passed)} passed; the bucket was full.`];
  return [`${millisecondsText(passed)} passed, and ${tokens(gained, after.periodMs)} flowed in${isFull ? ' until it was full' : ''}.`];
}
