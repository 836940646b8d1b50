import { integerArgument, ResultCode, type CallCase, type Finding } from '../../../src/grader/authoring.ts';
import { clientAddress } from '../../../src/sim/cluster/index.ts';
import { method, secondOffset, textOf } from './balancer-calls.ts';
import { readSetup, type BalancerSetup } from './balancer-setup.ts';

/** A request that was picked for. */
export interface ScriptRequest {
  /** Its `Request.id`: the number of picks on its balancer before it. */
  readonly id: number;
  readonly client: number;
  readonly address: string;
  readonly cookie: string | undefined;
  readonly pickedMs: number;
  /** The backend named for it; undefined when none was, or a value that is no text of the table. */
  readonly backend: string | undefined;
  /** Bytes reported so far in all. */
  bytes: number;
  ended: boolean;
}

/** How a request ended. */
export interface Ending {
  readonly ok: boolean;
  readonly latencyMs: number;
  readonly bytes: number;
}

/** What is so in front of one balancer, at a moment of the script. */
export interface BalancerScript {
  /** 0 for the first balancer of the case, 1 for the second. */
  readonly index: number;
  readonly setup: BalancerSetup;
  /** Virtual milliseconds; a case starts at 1,000. */
  readonly nowMs: number;
  /** Weights of the healthy backends, in the order in which they joined. */
  readonly healthy: ReadonlyMap<string, number>;
  readonly requests: readonly ScriptRequest[];
  /** Returns how many requests run on a backend, healthy or not. */
  running(backend: string): number;
}

/** What a pick may name. */
export interface Allowed {
  /** Healthy backends, one at least. */
  readonly backends: readonly string[];
  /** Why these, for the learner: `it has the fewest bytes`. Put in brackets after the names. */
  readonly why?: string;
}

/** What an exercise keeps beside the script, for one balancer. Every part is optional. */
export interface ScriptObserver {
  /**
   * Returns what the pick may name, where that is not every healthy backend. Called with at least one backend healthy, before the pick counts as
   * running; `request.backend` is what the code named, which is a healthy backend.
   */
  allowed?(request: ScriptRequest): Allowed | undefined;
  /** A pick was right, and counts as running now; `request.backend` is undefined where no backend is healthy. */
  picked?(request: ScriptRequest): void;
  /** A request ended, `request.bytes` being what was reported before. */
  ended?(request: ScriptRequest, ending: Ending): void;
  /** A running request has sent so many bytes in all, `request.bytes` being what was reported before. */
  progressed?(request: ScriptRequest, bytes: number): void;
  /** A backend joined, came with another weight, or left. */
  changed?(id: string): void;
  /** Returns a figure of a backend for the replay view, in few words: `1,200 bytes`. */
  figure?(id: string): string | undefined;
}

/** Makes the observer of a balancer at its creation. */
export type CreateObserver = (balancer: BalancerScript) => ScriptObserver;

/** A moment after a call, told to whoever draws it. */
export interface ScriptMoment {
  readonly nowMs: number;
  readonly balancers: readonly { readonly script: BalancerScript; readonly observer: ScriptObserver }[];
  /** The balancer called; absent for `advance`. */
  readonly called?: number;
  /** Present when the call was a pick. */
  readonly pick?: { readonly request: ScriptRequest; readonly allowed: Allowed; readonly right: boolean };
}

const firstMs = 1000;

/**
 * Walks a case with its results and finds the first pick that breaks the contract of every balancer (a backend that is not healthy, none although
 * some are, one although none is) or names what the observer does not allow. Answers for any case; options that no balancer can be made of, and
 * reports that no proxy would make (of a request that does not run, of fewer bytes than before), end the walk without a finding.
 */
export function followScript(
  one: CallCase,
  results: Int32Array,
  createObserver: CreateObserver = () => ({}),
  onMoment?: (moment: ScriptMoment) => void,
): Finding | undefined {
  const walk = startWalk(one, createObserver);
  if (!walk) return undefined;
  const { clock, balancers } = walk;
  const count = Math.min(results.length, one.methods.length);
  for (let at = 0; at < count; at++) {
    const code = one.methods[at]!;
    const [a, b] = [one.a[at]!, one.b[at]!];
    if (code === method.advance) {
      clock.nowMs += integerOf(a);
      onMoment?.({ nowMs: clock.nowMs, balancers });
      continue;
    }
    const called = code >= secondOffset ? 1 : 0;
    const { script, observer } = balancers[called]!;
    const kind = code - called * secondOffset;
    if (kind === method.pick) {
      if (isFault(results[at]!)) return undefined;
      const pick = makePick(script, observer, a, b, results[at]!);
      script.count(pick.request);
      if (pick.right) observer.picked?.(pick.request);
      onMoment?.({ nowMs: clock.nowMs, balancers, called, pick });
      if (!pick.right) return { callIndex: at, expected: allowedText(pick.allowed) };
    } else {
      if (!script.report(kind, a, b, observer)) return undefined;
      onMoment?.({ nowMs: clock.nowMs, balancers, called });
    }
  }
  return undefined;
}

/** Judges by the contract of every balancer alone. */
export function checkContract(one: CallCase, results: Int32Array): Finding | undefined {
  return followScript(one, results);
}

function startWalk(one: CallCase, createObserver: CreateObserver) {
  const clock = { nowMs: firstMs };
  const balancers: { script: Script; observer: ScriptObserver }[] = [];
  for (const index of [0, 1]) {
    const setup = readSetup(one.setup[index] ?? one.setup[0]);
    if (!setup) return undefined;
    const script = new Script(index, setup, clock);
    balancers.push({ script, observer: createObserver(script) });
  }
  return { clock, balancers };
}

/** Returns the pick with what it may name: nothing when no backend is healthy. */
function makePick(script: Script, observer: ScriptObserver, client: number, cookie: number, result: number) {
  const request: ScriptRequest = {
    id: script.requests.length,
    client: integerOf(client),
    address: clientAddress(integerOf(client)),
    cookie: textOf(cookie),
    pickedMs: script.nowMs,
    backend: textOf(result),
    bytes: 0,
    ended: false,
  };
  const everyone: Allowed = { backends: [...script.healthy.keys()] };
  const { backend } = request;
  if (backend === undefined) return { request, allowed: everyone, right: result === ResultCode.undefined && script.healthy.size === 0 };
  const allowed = (script.healthy.has(backend) ? observer.allowed?.(request) : undefined) ?? everyone;
  return { request, allowed, right: allowed.backends.includes(backend) };
}

/** Names listed at most; of more the number is told. */
const namesListed = 6;

/** Returns what a pick may give as words: `"a" or "b" (they have the fewest bytes)`, `undefined (no backend is healthy)`. */
export function allowedText({ backends, why }: Allowed): string {
  if (backends.length === 0) return 'undefined (no backend is healthy)';
  const names = backends.slice(0, namesListed).map((id) => JSON.stringify(id));
  const left = backends.length - names.length;
  if (left > 0) names.push(`${left} more`);
  const list = names.length === 1 ? names[0]! : `${names.slice(0, -1).join(', ')} or ${names.at(-1)!}`;
  return why === undefined ? list : `${list} (${why})`;
}

function isFault(result: number): boolean {
  return (
    result === ResultCode.threw || result === ResultCode.threwRangeError || result === ResultCode.stopped || result === ResultCode.notRun
  );
}

/** Returns the integer of an argument code, 0 where it names an entry of the value table. Coding is its own inverse. */
function integerOf(code: number): number {
  return code < 0 ? integerArgument(code) : 0;
}

class Script implements BalancerScript {
  readonly healthy = new Map<string, number>();
  readonly requests: ScriptRequest[] = [];
  readonly index: number;
  readonly setup: BalancerSetup;
  private readonly clock: { readonly nowMs: number };
  private readonly runningOn = new Map<string, number>();

  constructor(index: number, setup: BalancerSetup, clock: { readonly nowMs: number }) {
    this.index = index;
    this.setup = setup;
    this.clock = clock;
    for (const { id, weight } of setup.backends) this.healthy.set(id, weight);
  }

  get nowMs(): number {
    return this.clock.nowMs;
  }

  running(backend: string): number {
    return this.runningOn.get(backend) ?? 0;
  }

  count(request: ScriptRequest): void {
    this.requests.push(request);
    if (request.backend !== undefined) this.runningOn.set(request.backend, this.running(request.backend) + 1);
  }

  /** Follows a call that is no pick. Returns false for one that says what cannot be. */
  report(kind: number, a: number, b: number, observer: ScriptObserver): boolean {
    if (kind === method.join || kind === method.leave) return this.change(kind === method.join, textOf(a), integerOf(b), observer);
    const request = this.requests[integerOf(a)];
    // The adapter says nothing of a request that runs no more.
    if (request?.backend === undefined || request.ended) return true;
    const bytes = integerOf(b);
    if (kind !== method.fail && bytes < request.bytes) return false;
    if (kind === method.progress) {
      observer.progressed?.(request, bytes);
      request.bytes = bytes;
      return true;
    }
    const isOk = kind === method.finish;
    observer.ended?.(request, { ok: isOk, latencyMs: this.nowMs - request.pickedMs, bytes: isOk ? bytes : 0 });
    request.ended = true;
    this.runningOn.set(request.backend, this.running(request.backend) - 1);
    return true;
  }

  private change(isJoin: boolean, id: string | undefined, weight: number, observer: ScriptObserver): boolean {
    if (id === undefined || (isJoin && weight < 1)) return false;
    if (isJoin) this.healthy.set(id, weight);
    else this.healthy.delete(id);
    observer.changed?.(id);
    return true;
  }
}
