import type { LearnerHost } from '../learner-host.ts';
import { withoutStack } from '../learner/errors.ts';
import { untilIdle, untilQuiet } from '../learner/quiet.ts';
import type { Act, SettleAct } from './acts.ts';
import { callError, thrownOf } from './call-errors.ts';
import { drawOf } from '../learner/draws.ts';
import { fieldOf, isRangeError, jsonText, microsOf, plainText, shortText } from '../learner/read-values.ts';
import type { DefinitionSpec } from './schedule.ts';
import type { Answer, Stimulus } from './stimulus.ts';

// Taken when this module loads, before the learner's realm meters its built-ins.
const { parse } = JSON;

/** Turns of the microtask queue without an act after which the coordinator counts as quiet: before its first act after an event, and after one. */
const turnsBeforeAct = 40;
const turnsAfterAct = 10;
/** Most acts between two events. */
const mostActs = 20_000;
/** Bounds in characters. */
const longestContext = 8_000;
/** Most characters of a log record, as JSON. Told in the statement. */
export const longestRecord = 16_384;

interface Settlers {
  readonly kind: 'call' | 'append' | 'read' | 'sleep';
  readonly resolve: (value: unknown) => void;
  readonly reject: (error: unknown) => void;
}

/** One life of a coordinator: what it left open. Acts of a life that is over are ignored. */
interface Life {
  readonly number: number;
  readonly seed: number;
  nowMs: number;
  coordinator: unknown;
  readonly open: (Settlers | undefined)[];
  draws: number;
  handles: number;
  appendError: Error | undefined;
}

/** Does to the learner's code what the world says, and notes what it does. Deterministic: it counts turns of the microtask queue, never time. */
export class LiveLearner {
  private readonly host: LearnerHost;
  private life: Life | undefined;
  private acts: Act[] = [];
  private waited = 0;

  constructor(host: LearnerHost) {
    this.host = host;
  }

  /** Applies an event and returns what the coordinator did until it was quiet. */
  async apply(stimulus: Stimulus): Promise<readonly Act[]> {
    this.acts = [];
    this.waited = 0;
    this.deliver(stimulus);
    if (!this.host.allow()) return [{ kind: 'stopped' }];
    // Before the coordinator is called stuck, it may finish whatever it has in microtasks.
    if (stimulus.kind === 'wait') await untilIdle(() => this.waited, this.host.steps);
    // Making a coordinator starts nothing that the next event would not wait for.
    const before = stimulus.kind === 'start' ? 4 : turnsBeforeAct;
    await untilQuiet(() => this.waited, { before, after: turnsAfterAct });
    if (!this.host.rest()) this.acts[this.acts.length] = { kind: 'stopped' };
    return this.acts;
  }

  /**
   * Drops the last life and lets microtasks that are left run out. One that goes on for ever meets the step limit here, where its author is told, and
   * not in whatever runs next.
   */
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
    life.nowMs = stimulus.nowMs;
    switch (stimulus.kind) {
      case 'run': {
        const input: unknown = parse(stimulus.input);
        return this.invoke(life, 'run', [stimulus.definition, stimulus.id, input]);
      }
      case 'recover':
        return this.invoke(life, 'recover', []);
      case 'answer':
        return this.answer(life, stimulus.operation, stimulus.answer);
      case 'wait':
        return;
    }
  }

  private start({ life: number, seed, nowMs, definitions, retry }: Extract<Stimulus, { kind: 'start' }>): void {
    const life: Life = {
      number,
      seed,
      nowMs,
      coordinator: undefined,
      open: [],
      draws: 0,
      handles: 0,
      appendError: undefined,
    };
    this.life = life;
    const env = this.environment(life, definitions, { ...retry });
    const made = this.host.attempt(() => {
      const coordinator = this.host.makeEntry()(env) as { run?: unknown; recover?: unknown } | null | undefined;
      const isWhole = coordinator && typeof coordinator.run === 'function' && typeof coordinator.recover === 'function';
      return isWhole ? coordinator : undefined;
    });
    if (made.kind === 'stopped') return;
    let problem: string | null = null;
    if (made.kind === 'threw') problem = this.host.describe(made.error);
    else if (!made.value) problem = 'createCoordinator did not return an object with the functions run and recover.';
    else life.coordinator = made.value;
    // It comes first, whatever the coordinator did while it was made.
    for (let at = this.acts.length; at > 0; at--) this.acts[at] = this.acts[at - 1]!;
    this.acts[0] = { kind: 'made', problem };
  }

  private environment(life: Life, definitions: readonly DefinitionSpec[], retry: object): object {
    const made: object[] = [];
    for (let at = 0; at < definitions.length; at++) made[at] = this.definition(life, definitions[at]!, at);
    return {
      definitions: made,
      log: {
        append: (record: unknown) => this.begin(life, 'append', () => ({ kind: 'append', record: jsonText(record, longestRecord) })),
        read: () => this.begin(life, 'read', () => ({ kind: 'read' })),
      },
      now: () => life.nowMs,
      sleep: (ms: unknown) => this.begin(life, 'sleep', () => ({ kind: 'sleep', micros: microsOf(ms) })),
      random: () => {
        if (this.life === life) this.note({ kind: 'draw' });
        return drawOf(life.seed, life.number, life.draws++);
      },
      retry,
    };
  }

  private definition(life: Life, { name, steps }: DefinitionSpec, definition: number): object {
    const made: object[] = [];
    for (let step = 0; step < steps.length; step++) {
      const spec = steps[step]!;
      const one: Record<string, unknown> = { name: spec.name, action: this.call(life, definition, step, false) };
      if (spec.compensation) one['compensation'] = this.call(life, definition, step, true);
      if (spec.pivot) one['pivot'] = true;
      made[step] = one;
    }
    return { name, steps: made };
  }

  private call(life: Life, definition: number, step: number, compensates: boolean): (context: unknown) => Promise<unknown> {
    return (context) =>
      this.begin(life, 'call', () => ({
        kind: 'call',
        definition,
        step,
        compensates,
        key: shortText(fieldOf(context, 'key')),
        sagaId: shortText(fieldOf(context, 'sagaId')),
        input: jsonText(fieldOf(context, 'input'), longestContext),
        results: jsonText(fieldOf(context, 'results'), longestContext),
      }));
  }

  /** Begins what will be answered. In a life that is over it never is. */
  private begin(life: Life, kind: Settlers['kind'], describe: () => Act): Promise<unknown> {
    return new Promise((resolve, reject) => {
      if (this.life !== life || this.acts.length >= mostActs) return;
      const act = describe();
      life.open[life.open.length] = { kind, resolve, reject };
      this.note(act);
    });
  }

  private note(act: Act): void {
    if (act.kind !== 'draw') this.waited += 1;
    if (this.acts.length < mostActs) this.acts[this.acts.length] = act;
    else this.acts[mostActs] = { kind: 'flood' };
  }

  private invoke(life: Life, method: 'run' | 'recover', args: readonly unknown[]): void {
    const handle = life.handles++;
    const stepsBefore = this.host.steps();
    const settle = (how: SettleAct['how'], text: string | null) => {
      if (this.life !== life) return;
      this.note({ kind: 'settle', handle, how, text, steps: this.host.steps() - stepsBefore });
    };
    const rejected = (error: unknown, isRangeError: boolean) => {
      if (error !== undefined && error === life.appendError) settle('rejectedWithAppendError', null);
      else settle(isRangeError ? 'rejectedWithRangeError' : 'rejected', plainText(error));
    };
    const called = this.host.attempt(() => {
      const { coordinator } = life;
      const made = (coordinator as Record<string, (...rest: unknown[]) => unknown>)[method]!(...args);
      return new Promise((resolve) => resolve(made));
    });
    if (called.kind === 'threw') rejected(called.error, called.isRangeError);
    if (called.kind !== 'returned') return;
    called.value.then(
      (value) => settle('resolved', jsonText(value, longestRecord * 32)),
      (error: unknown) => rejected(error, isRangeError(error)),
    );
  }

  private answer(life: Life, operation: number, answer: Answer): void {
    const settlers = life.open[operation];
    life.open[operation] = undefined;
    if (!settlers) return;
    switch (answer.kind) {
      case 'result':
        return settlers.resolve(answer.text === undefined ? undefined : parse(answer.text));
      case 'records':
        return settlers.resolve(parseAll(answer.records));
      case 'callError':
        return settlers.reject(callError(answer.definite, answer.retryable));
      case 'thrown':
        return settlers.reject(thrownOf(answer.variety));
      case 'appendError':
        life.appendError ??= withoutStack('The log did not take the record.');
        return settlers.reject(life.appendError);
      case 'notJson':
        return settlers.reject(new TypeError('A log record is a JSON value of at most 16,384 characters.'));
    }
  }
}
function parseAll(texts: readonly string[]): unknown[] {
  const values: unknown[] = [];
  for (let at = 0; at < texts.length; at++) values[at] = parse(texts[at]!);
  return values;
}
