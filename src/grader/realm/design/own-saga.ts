import { nanosFromMs } from '../../../kernel/index.ts';
import type { Coordinator, CoordinatorHost, CoordinatorMaker, SagaEnd, SagaKind, StepAnswer } from '../../../design/simulation/index.ts';
import { callError } from '../../../sim/saga/call-errors.ts';
import { fieldOf } from '../../../sim/learner/read-values.ts';
import { type OwnCode, partBroken } from './own-code.ts';
import type { MicrotaskTurns } from './turns.ts';

/** What the contract leaves open: a few tries within some seconds, as an order at a till would bear. */
const retry = { maxAttempts: 5, baseMs: 50, capMs: 1000 };
/** A day, in which every run ends. */
const longestSleepMs = 86_400_000;
/** Turns of the microtask queue without anything new after which code is quiet: when each saga waits for something, and when one does not. */
const turnsWhenWaiting = 10;
const turnsWhenOwing = 200;

/** The most that code may ask for in one turn. A saga asks for one thing at a time. */
const mostActs = 20_000;

/** The learner's coordinator, as far as a run asks it. */
interface LearnerCoordinator {
  run(definition: string, id: string, input: unknown): unknown;
}

/** A saga that has not ended. */
interface OpenSaga {
  readonly number: number;
  readonly kind: SagaKind;
  /** Steps that were done last we heard. */
  readonly done: boolean[];
}

/**
 * Puts the learner's coordinator in the place of the stock order of calls. Its code runs in turns while the run stands still: what it asks for is
 * noted and done when the turn is over, what it hears comes in a turn of its own. Its log takes everything at once and is never read, as no crash
 * is played here.
 */
export function ownSaga(code: OwnCode, turns: MicrotaskTurns): CoordinatorMaker {
  return (host) => new OwnSaga(code, turns, host);
}

class OwnSaga implements Coordinator {
  private readonly code: OwnCode;
  private readonly turns: MicrotaskTurns;
  private readonly host: CoordinatorHost;
  private readonly inner: LearnerCoordinator;
  private readonly open = new Map<string, OpenSaga>();
  /** What the code has asked for in this turn, to be done once it is over: our own code must not run within the learner's steps. */
  private acts: (() => void)[] = [];
  private acted = 0;
  private actedBefore = 0;
  /** Calls and sleeps that the code waits for. */
  private awaited = 0;
  private hasLogged = false;

  constructor(code: OwnCode, turns: MicrotaskTurns, host: CoordinatorHost) {
    this.code = code;
    this.turns = turns;
    this.host = host;
    code.shared.nowNs = () => host.nowNs();
    this.inner = code.make<LearnerCoordinator>(this.environment(), ['run', 'recover']);
  }

  begin(number: number, kind: SagaKind): void {
    if (this.code.problem !== undefined) throw partBroken;
    const id = `saga-${number}`;
    this.open.set(id, { number, kind, done: kind.steps.map(() => false) });
    this.addTurn(() => {
      const outcome = this.inner.run(kind.name, id, null);
      new Promise((resolve) => resolve(outcome)).then(
        (value) => this.note(() => this.settle(id, value)),
        (error: unknown) => this.note(() => this.code.failRejected(error)),
      );
    });
  }

  private environment(): Record<string, unknown> {
    const { code, host } = this;
    const stream = code.makeStream('random');
    return {
      definitions: host.kinds.map((kind) => ({ name: kind.name, steps: kind.steps.map((_, step) => this.stepOf(kind, step)) })),
      log: { append: () => this.appended(), read: () => this.readLog() },
      now: () => host.nowNs() / 1e6,
      sleep: (ms: unknown) => this.sleep(ms),
      random: () => stream.float(),
      retry: { ...retry },
    };
  }

  private stepOf(kind: SagaKind, step: number): Record<string, unknown> {
    const { name, canUndo } = kind.steps[step]!;
    const action = (context: unknown) => this.call(kind, step, false, context);
    const compensation = (context: unknown) => this.call(kind, step, true, context);
    return canUndo ? { name, action, compensation } : { name, action };
  }

  private appended(): Promise<void> {
    this.hasLogged = true;
    this.count();
    return Promise.resolve();
  }

  private readLog(): Promise<readonly unknown[]> {
    this.count();
    if (this.hasLogged)
      this.note(() =>
        this.complain('The code reads its log though it was never restarted.', 'Read it in recover, or once when the first saga begins.'),
      );
    return Promise.resolve([]);
  }

  private sleep(ms: unknown): Promise<void> {
    return new Promise((resolve) => {
      // Whole milliseconds, as the contract allows, and never none: sleeping must bring time on.
      const wholeMs = typeof ms === 'number' && ms > 0 ? Math.min(Math.ceil(ms), longestSleepMs) : 1;
      this.awaited++;
      this.note(() => this.host.sleep(nanosFromMs(wholeMs), () => this.hear(resolve)));
    });
  }

  private call(kind: SagaKind, step: number, undoes: boolean, context: unknown): Promise<unknown> {
    return new Promise((resolve, reject) => {
      const id = fieldOf(context, 'sagaId');
      this.awaited++;
      this.note(() => {
        const saga = typeof id === 'string' ? this.open.get(id) : undefined;
        if (saga === undefined || saga.kind !== kind)
          return this.complain(
            'A step was called for a saga that does not run.',
            'Hand each step the id of its own saga, as the contract has it.',
          );
        this.host.call(saga.number, step, undoes, (answer) => {
          if (answer === 'done') saga.done[step] = !undoes;
          this.hear(() => (answer === 'done' ? resolve(null) : reject(errorFor(answer))));
        });
      });
    });
  }

  private note(act: () => void): void {
    this.acts[this.acts.length] = act;
    this.count();
  }

  private count(): void {
    this.acted++;
    if (this.acted - this.actedBefore > mostActs)
      this.code.stop('The code asks for more than 20,000 things at once.', 'Look for a loop that calls, sleeps or logs without waiting.');
  }

  /** Has the code hear of what it waits for. */
  private hear(tell: () => void): void {
    this.addTurn(() => {
      this.awaited--;
      tell();
    });
  }

  private addTurn(work: () => void): void {
    this.turns.add(() => this.turn(work));
  }

  private async turn(work: () => void): Promise<void> {
    const { code } = this;
    if (code.problem !== undefined) return;
    this.actedBefore = this.acted;
    try {
      await code.turn(
        work,
        () => this.acted,
        (idle) => idle >= (this.isOwing() ? turnsWhenOwing : turnsWhenWaiting),
      );
      this.act();
      // Each saga waits for a call or a sleep of its own, so with fewer of these than sagas one waits for nothing.
      if (this.isOwing())
        code.fail('run did not settle, though it waits for no call and no sleep.', 'Look for a promise that nothing resolves.');
    } catch (error) {
      if (error !== partBroken) throw error;
      await code.silence();
      this.acts = [];
      for (const { number } of this.open.values()) this.host.end(number, 'broken');
      this.open.clear();
    }
  }

  private isOwing(): boolean {
    return this.acts.length === 0 && this.awaited < this.open.size;
  }

  /** Does what the code has asked for. */
  private act(): void {
    const { acts } = this;
    this.acts = [];
    for (const act of acts) {
      act();
      if (this.code.problem !== undefined) throw partBroken;
    }
  }

  private settle(id: string, outcome: unknown): void {
    const saga = this.open.get(id)!;
    const how = endOf(fieldOf(outcome, 'status'));
    if (how === undefined)
      return this.complain('run gave an outcome whose status is none of the contract.', 'Say completed, compensated or stuck.');
    if (how === 'completed' && saga.done.includes(false))
      return this.complain('run said “completed” while a step was not done.', 'Say so only when every action has been answered.');
    this.open.delete(id);
    this.host.end(saga.number, how);
  }

  private complain(message: string, remedy: string): void {
    this.code.fail(message, remedy);
  }
}

function endOf(status: unknown): SagaEnd | undefined {
  if (status === 'completed' || status === 'compensated') return status;
  return status === 'stuck' ? 'gaveUp' : undefined;
}

function errorFor(answer: Exclude<StepAnswer, 'done'>): Error {
  return callError(answer !== 'unknown', answer !== 'refused');
}
