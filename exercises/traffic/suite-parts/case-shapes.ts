import type { RandomStream } from '../../../src/kernel/index.ts';
import { buildCase, integerArgument, type CallCase } from '../../../src/grader/authoring.ts';
import { codeOf, letterCount, method, noCookie, secondOffset, strangerCookies } from './balancer-calls.ts';
import { lettered, type BackendOption, type BalancerSetup } from './balancer-setup.ts';

/** A call of a case: method and arguments as codes. */
export type Call = readonly [method: number, a?: number, b?: number];

const caseCount = 60;

/** Returns cases of one shape, each from a stream of its own. */
export function draw(stream: RandomStream, shape: (stream: RandomStream) => CallCase, count = caseCount): CallCase[] {
  return Array.from({ length: count }, (_, index) => shape(stream.fork(String(index))));
}

/** Picks for a client; the cookie is a text of the value table, or absent. */
export function pick(client: number, cookie?: string): Call {
  return [method.pick, integerArgument(client), cookie === undefined ? noCookie : codeOf(cookie)];
}

/** Ends a request well, by its number, with bytes in all. */
export function finish(request: number, bytes = 0): Call {
  return [method.finish, integerArgument(request), integerArgument(bytes)];
}

/** Ends a request badly, by its number. */
export function fail(request: number): Call {
  return [method.fail, integerArgument(request)];
}

/** Reports the bytes sent so far in all on a request, by its number. */
export function progress(request: number, bytes: number): Call {
  return [method.progress, integerArgument(request), integerArgument(bytes)];
}

/** Adds a backend at the end of the list, or gives one that is there another weight. */
export function join(id: string, weight = 1): Call {
  return [method.join, codeOf(id), integerArgument(weight)];
}

/** Takes a backend out of the list. */
export function leave(id: string): Call {
  return [method.leave, codeOf(id)];
}

/** Moves the clock. */
export function advance(ms: number): Call {
  return [method.advance, integerArgument(ms)];
}

/** Turns a call on the first balancer into the same on the second; `advance` stays what it is. */
export function onSecond([code, ...rest]: Call): Call {
  return [code === method.advance ? code : code + secondOffset, ...rest];
}

/** Returns a case of one balancer, or of two. */
export function scriptCase(setup: BalancerSetup | readonly [BalancerSetup, BalancerSetup], calls: readonly Call[]): CallCase {
  return buildCase(Array.isArray(setup) ? setup : [setup], calls);
}

/** Draws 1 to `most` backends "a", "b" ..., with weights 1 to `mostWeight`. */
export function drawBackends(stream: RandomStream, most = 5, mostWeight = 4): BackendOption[] {
  return lettered(Array.from({ length: 1 + stream.below(most) }, () => 1 + stream.below(mostWeight)));
}

/** What may happen in a drawn script, and how often: shares of all calls. */
export interface Mix {
  readonly pick?: number;
  readonly finish?: number;
  readonly fail?: number;
  readonly progress?: number;
  readonly join?: number;
  readonly leave?: number;
  readonly advance?: number;
}

/** How a drawn script looks beside its mix. */
export interface ScriptShape {
  readonly length: number;
  readonly mix: Mix;
  /** Clients are 0 to clients - 1. */
  readonly clients?: number;
  /** Weights drawn for those who join: 1 to this. */
  readonly mostWeight?: number;
  /** The longest `advance`, in ms. */
  readonly mostMs?: number;
  /** The most bytes that one report adds. */
  readonly mostBytes?: number;
  /** Share of picks in a hundred that come with a cookie: the name of one of ten backends, or a stranger's. */
  readonly cookies?: number;
}

/**
 * Draws a script of calls such as a proxy makes: reports are of requests that were picked and have not ended, and bytes never fall. When nothing
 * runs, a pick takes the place of a report.
 */
export function drawCalls(stream: RandomStream, backends: readonly BackendOption[], shape: ScriptShape): Call[] {
  const kinds = Object.entries(shape.mix).flatMap(([kind, share]) => Array.from({ length: share }, () => kind as keyof Mix));
  const { mostWeight = 1, mostMs = 100, mostBytes = 1000 } = shape;
  const healthy = new Set(backends.map(({ id }) => id));
  const running: { readonly id: number; bytes: number }[] = [];
  const calls: Call[] = [];
  let picks = 0;
  const drawLetter = () => 'abcdefghij'[stream.below(letterCount)]!;
  const end = () => running.splice(stream.below(running.length), 1)[0]!;
  const makers: Readonly<Record<keyof Mix, () => Call>> = {
    pick() {
      if (healthy.size > 0) running.push({ id: picks, bytes: 0 });
      picks += 1;
      return drawPick(stream, shape);
    },
    finish() {
      const { id, bytes } = end();
      return finish(id, bytes + stream.below(mostBytes + 1));
    },
    fail: () => fail(end().id),
    progress() {
      const request = running[stream.below(running.length)]!;
      request.bytes += stream.below(mostBytes + 1);
      return progress(request.id, request.bytes);
    },
    join() {
      const id = drawLetter();
      healthy.add(id);
      return join(id, 1 + stream.below(mostWeight));
    },
    leave() {
      const id = [...healthy][stream.below(Math.max(1, healthy.size))] ?? drawLetter();
      healthy.delete(id);
      return leave(id);
    },
    advance: () => advance(1 + stream.below(mostMs)),
  };
  for (let at = 0; at < shape.length; at++) {
    const kind = kinds[stream.below(kinds.length)]!;
    const isReport = kind === 'finish' || kind === 'fail' || kind === 'progress';
    calls.push(isReport && running.length === 0 ? makers.pick() : makers[kind]());
  }
  return calls;
}

function drawPick(stream: RandomStream, { clients = 8, cookies = 0 }: ScriptShape): Call {
  const client = integerArgument(stream.below(clients));
  if (stream.below(100) >= cookies) return [method.pick, client, noCookie];
  const isStranger = stream.below(3) === 0;
  return [method.pick, client, isStranger ? strangerCookies[stream.below(strangerCookies.length)]! : stream.below(letterCount)];
}

/** Everything that can happen to a balancer, at random, on one to five backends: for the contract that all balancers keep. */
export function anything(stream: RandomStream, mostWeight = 4): CallCase {
  const backends = drawBackends(stream, 5, mostWeight);
  const mix = { pick: 8, finish: 3, fail: 2, progress: 2, join: 2, leave: 2, advance: 1 };
  return scriptCase({ backends, seed: 1 + stream.below(1000) }, drawCalls(stream, backends, { length: 40, mix, mostWeight, cookies: 30 }));
}

/** All backends leave, one after the other, with picks between; then some join again. */
export function emptied(stream: RandomStream, mostWeight = 4): CallCase {
  const backends = drawBackends(stream, 4, mostWeight);
  const calls: Call[] = [pick(0), pick(1)];
  for (const { id } of backends) calls.push(leave(id), pick(stream.below(8)), pick(stream.below(8)));
  calls.push(fail(0), finish(1, 10), advance(1));
  const back = lettered(Array.from({ length: 2 }, () => 1 + stream.below(mostWeight)));
  for (const { id, weight } of back) calls.push(join(id, weight), pick(stream.below(8)), pick(stream.below(8)));
  return scriptCase({ backends, seed: 1 + stream.below(1000) }, calls);
}

/** Starts with no backends at all; then some join. */
export function startsEmpty(stream: RandomStream): CallCase {
  const calls: Call[] = [pick(0), advance(1), pick(1)];
  for (const id of ['a', 'b']) calls.push(join(id, 1 + stream.below(2)), pick(stream.below(8)), pick(stream.below(8)));
  return scriptCase({ backends: [], seed: 1 + stream.below(1000) }, calls);
}

/** Requests end, well or not, after their backend left, and after it came back. */
export function endsAfterLeaving(stream: RandomStream, mostWeight = 4): CallCase {
  const backends = lettered(Array.from({ length: 2 + stream.below(3) }, () => 1 + stream.below(mostWeight)));
  const calls: Call[] = [];
  const count = 8;
  for (let id = 0; id < count; id++) calls.push(pick(stream.below(8)));
  const gone = backends[stream.below(backends.length)]!;
  calls.push(leave(gone.id));
  for (let id = 0; id < count / 2; id++) calls.push(stream.below(2) === 0 ? finish(id, 10) : fail(id), pick(stream.below(8)));
  calls.push(join(gone.id, gone.weight));
  for (let id = count / 2; id < count; id++) calls.push(stream.below(2) === 0 ? finish(id, 10) : fail(id), pick(stream.below(8)));
  for (let more = 0; more < count; more++) calls.push(pick(stream.below(8)));
  return scriptCase({ backends, seed: 1 + stream.below(1000) }, calls);
}

/** Mixes calls on two balancers with backends of their own. */
export function twoBalancers(stream: RandomStream, shape: ScriptShape): CallCase {
  const setups = [0, 1].map((index): BalancerSetup => ({ backends: drawBackends(stream, 4, shape.mostWeight ?? 1), seed: 1 + index }));
  const [first, second] = setups.map(({ backends }) => drawCalls(stream, backends, shape)) as [Call[], Call[]];
  const calls: Call[] = [];
  while (first.length + second.length > 0) {
    const takesFirst = second.length === 0 || (first.length > 0 && stream.below(2) === 0);
    calls.push(takesFirst ? first.shift()! : onSecond(second.shift()!));
  }
  return scriptCase(setups as unknown as readonly [BalancerSetup, BalancerSetup], calls);
}
