import { drawOf } from '../learner/draws.ts';
import { withoutStack } from '../learner/errors.ts';
import { untilIdle, untilQuiet } from '../learner/quiet.ts';
import { fieldOf, jsonText, microsOf, plainText, shortText } from '../learner/read-values.ts';
import type { LearnerHost } from '../learner-host.ts';
import type { Act } from './acts.ts';
import type { Outcome, Settling } from './history.ts';
import { createSignal, type LiveSignal } from './live-signal.ts';
import type { Stimulus } from './stimulus.ts';

// Taken when this module loads, before the learner's realm meters its built-ins.
const { parse, stringify } = JSON;

/** Turns of the microtask queue without an act after which the code counts as quiet. A chain of thirty awaits is nothing unusual. */
const quietBounds = { before: 80, after: 40 };
/** Turns after making the object, and after what nobody waits for. */
const shortBounds = { before: 4, after: 4 };
/** Most acts between two events. */
const mostActs = 20_000;
/** Most characters of the arguments of a service call, and of what a call gives, as JSON. */
const longestArgs = 8_000;
const longestValue = 100_000;

interface Settlers {
  readonly resolve: (value: unknown) => void;
  readonly reject: (error: unknown) => void;
}

/** One life of the learner's object: what it left open. Acts of a life that is over are ignored. */
interface Life {
  readonly number: number;
  readonly seed: number;
  nowMicros: number;
  object: unknown;
  readonly open: (Settlers | undefined)[];
  readonly signals: (LiveSignal | undefined)[];
  /** The errors that services threw, with their operations. */
  readonly errors: Map<unknown, number>;
  draws: number;
}

/** Does to the learner's code what the world says, and notes what it does. Deterministic: it counts turns of the microtask queue, never time. */
export class LiveComponent {
  private readonly host: LearnerHost;
  private readonly entry: string;
  private life: Life | undefined;
  private acts: Act[] = [];
  private waited = 0;

  /** `entry` is the name of the learner's function, for messages. */
  constructor(host: LearnerHost, entry: string) {
    this.host = host;
    this.entry = entry;
  }

  /** Applies an event and returns what the code did until it was quiet. */
  async apply(stimulus: Stimulus): Promise<readonly Act[]> {
    this.acts = [];
    this.waited = 0;
    this.deliver(stimulus);
    if (!this.host.allow()) return [{ kind: 'stopped' }];
    // Before the code is called stuck, it may finish whatever it has in microtasks.
    if (stimulus.kind === 'wait') await untilIdle(() => this.waited, this.host.steps);
    await untilQuiet(() => this.waited, stimulus.kind === 'start' ? shortBounds : quietBounds);
    if (!this.host.rest()) this.acts[this.acts.length] = { kind: 'stopped' };
    return this.acts;
  }

  /** Drops the last life and lets microtasks that are left run out; one that goes on for ever meets the step limit here, where its author is told. */
  async end(): Promise<void> {
    this.life = undefined;
    this.waited = 0;
    if (!this.host.allow()) return;
    await untilIdle(() => this.waited, this.host.steps);
    this.host.rest();
  }

  private deliver(stimulus: Stimulus): void {
    if (stimulus.kind === 'start') return this.start(stimulus);
    const life = this.life!;
    life.nowMicros = stimulus.nowMicros;
    switch (stimulus.kind) {
      case 'call':
        return this.invoke(life, stimulus);
      case 'cancel':
        return life.signals[stimulus.call]?.abort((listener) => void this.host.attempt(listener));
      case 'answer':
        return this.answer(life, stimulus.operation, stimulus.outcome);
      case 'wait':
        return;
    }
  }

  private start(stimulus: Extract<Stimulus, { kind: 'start' }>): void {
    const { life: number, seed, nowMicros, methods } = stimulus;
    const life: Life = { number, seed, nowMicros, object: undefined, open: [], signals: [], errors: new Map(), draws: 0 };
    this.life = life;
    const env = this.environment(life, stimulus);
    const made = this.host.attempt(() => {
      const object = this.host.makeEntry()(env) as Record<string, unknown> | null | undefined;
      let isWhole = object !== null && object !== undefined;
      for (let at = 0; isWhole && at < methods.length; at++) isWhole = typeof object![methods[at]!] === 'function';
      return isWhole ? object : undefined;
    });
    if (made.kind === 'stopped') return;
    let problem: string | null = null;
    if (made.kind === 'threw') problem = this.host.describe(made.error);
    else if (!made.value) problem = `${this.entry} did not return an object with the ${wordsFor(methods)}.`;
    else life.object = made.value;
    // It comes first, whatever the code did while it was made.
    for (let at = this.acts.length; at > 0; at--) this.acts[at] = this.acts[at - 1]!;
    this.acts[0] = { kind: 'made', problem };
  }

  private environment(life: Life, { options, functions }: Extract<Stimulus, { kind: 'start' }>): object {
    const env: Record<string, unknown> = {
      options: parse(options) as unknown,
      now: () => life.nowMicros / 1000,
      sleep: (ms: unknown) => this.begin(life, () => ({ kind: 'sleep', micros: microsOf(ms) })),
      random: () => {
        if (this.life === life) this.note({ kind: 'draw' });
        return drawOf(life.seed, life.number, life.draws++);
      },
    };
    for (let fn = 0; fn < functions.length; fn++) {
      const { path, isNote, throwsOn } = functions[fn]!;
      const dot = path.indexOf('.');
      const call = (...args: unknown[]): unknown => {
        if (throwsOn && throwsOn.keys.indexOf(args[0] as string) >= 0) this.refuse(life, fn, args, throwsOn.message);
        if (!isNote) return this.begin(life, () => ({ kind: 'serviceCall', fn, args: jsonText(args, longestArgs) }));
        if (this.life === life) this.note({ kind: 'note', fn, args: jsonText(args, longestArgs) });
        return undefined;
      };
      if (dot < 0) env[path] = call;
      else ((env[path.slice(0, dot)] ??= {}) as Record<string, unknown>)[path.slice(dot + 1)] = call;
    }
    return env;
  }

  /** Begins what will be answered. In a life that is over it never is. */
  private begin(life: Life, describe: () => Act): Promise<unknown> {
    return new Promise((resolve, reject) => {
      if (this.life !== life || this.acts.length >= mostActs) return;
      const act = describe();
      life.open[life.open.length] = { resolve, reject };
      this.note(act);
    });
  }

  /** Throws, having noted the call, unless its arguments are none that the world can read. */
  private refuse(life: Life, fn: number, given: readonly unknown[], message: string): void {
    const args = jsonText(given, longestArgs);
    if (args === null) return;
    const error = withoutStack(message);
    if (this.life === life && this.acts.length < mostActs) {
      life.errors.set(error, life.open.length);
      life.open[life.open.length] = undefined;
      this.note({ kind: 'serviceCall', fn, args });
    }
    throw error;
  }

  private note(act: Act): void {
    if (act.kind !== 'draw') this.waited += 1;
    if (this.acts.length < mostActs) this.acts[this.acts.length] = act;
    else this.acts[mostActs] = { kind: 'flood' };
  }

  private invoke(life: Life, { call, method, args, hasSignal, isAborted }: Extract<Stimulus, { kind: 'call' }>): void {
    const given = parse(args) as unknown[];
    if (hasSignal) given[given.length] = (life.signals[call] = createSignal(isAborted)).signal;
    const failed = (how: Settling, error: unknown) => {
      if (this.life !== life) return;
      const errorOf = life.errors.get(error) ?? -1;
      this.note({ kind: 'settle', call, how, text: nameOf(error), errorOf, words: plainText(error) ?? '' });
    };
    const gave = (how: Settling, text: string | null) => {
      if (this.life === life) this.note({ kind: 'settle', call, how, text, errorOf: -1, words: '' });
    };
    const called = this.host.attempt(() => {
      const value = (life.object as Record<string, (...rest: unknown[]) => unknown>)[method]!(...given);
      // As `await` has it: what has a function named then is waited for.
      const isPromise =
        value instanceof Promise || (typeof value === 'object' && value !== null && typeof fieldOf(value, 'then') === 'function');
      return isPromise ? { promise: new Promise((resolve) => resolve(value)) } : { text: textOf(value) };
    });
    if (called.kind === 'threw') failed('threw', called.error);
    if (called.kind !== 'returned') return;
    if (!called.value.promise) return gave('returned', called.value.text ?? null);
    called.value.promise.then(
      (value) => gave('resolved', textOf(value)),
      (error: unknown) => failed('rejected', error),
    );
  }

  private answer(life: Life, operation: number, outcome: Outcome): void {
    const settlers = life.open[operation];
    life.open[operation] = undefined;
    if (!settlers) return;
    if (outcome.kind === 'rejected') {
      const error = withoutStack(outcome.message);
      life.errors.set(error, operation);
      return settlers.reject(error);
    }
    settlers.resolve(outcome.value === undefined ? undefined : parse(stringify(outcome.value)));
  }
}

/** Returns JSON, the empty text for undefined, or null for what is neither. Runs getters and traps of the learner's. */
function textOf(value: unknown): string | null {
  return value === undefined ? '' : jsonText(value, longestValue);
}

/** Returns the name of an error, the empty text for what is none. */
function nameOf(error: unknown): string {
  try {
    return error instanceof Error ? (shortText(error.name) ?? '') : '';
  } catch {
    return '';
  }
}

/** Lists methods: "function read", "functions read and write". */
function wordsFor(methods: readonly string[]): string {
  let words = methods.length === 1 ? 'function ' : 'functions ';
  for (let at = 0; at < methods.length; at++) words += `${at === 0 ? '' : at === methods.length - 1 ? ' and ' : ', '}${methods[at]!}`;
  return words;
}
