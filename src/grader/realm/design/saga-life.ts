import type { SagaKind, StepAnswer } from '../../../design/simulation/index.ts';
import { assert, nanosFromMs } from '../../../kernel/index.ts';
import { fieldOf, jsonText } from '../../../sim/learner/read-values.ts';
import { callError } from '../../../sim/saga/call-errors.ts';
import { longestRecord } from '../../../sim/saga/live-learner.ts';
import { partBroken } from './own-code.ts';
import type { OwnSaga } from './own-saga.ts';

// Taken when this module loads, before the realm meters its built-ins.
const { parse } = JSON;

/** What the contract leaves open: a few tries within some seconds, as an order at a till would bear. */
const retry = { maxAttempts: 5, baseMs: 50, capMs: 1000 };
/** A day, in which every run ends. */
const longestSleepMs = 86_400_000;
/** Turns of the microtask queue without anything new after which code is quiet: when each saga waits for something, and when one does not. */
const turnsWhenWaiting = 10;
const turnsWhenOwing = 200;

/** The most that code may ask for in one turn. A saga asks for one thing at a time. */
const mostActs = 20_000;
/** The most that a log of a thousand sagas may hold: as many characters as twenty short records for each take, ten times over. */
const longestLog = 20_000_000;
/** The most times that a coordinator reads its log: once is enough. */
const mostReads = 100;

/** The learner's coordinator, as far as a run asks it. */
interface LearnerCoordinator {
  run(definition: string, id: string, input: unknown): unknown;
  recover(): unknown;
}

/** One life of the learner's coordinator, from its making to the loss of its instance: what it holds in memory, and what it waits for. */
export class SagaLife {
  private readonly saga: OwnSaga;
  /** Whether it was made after a loss: it only recovers. */
  private readonly isRestarted: boolean;
  private readonly inner: LearnerCoordinator;
  /** What the code has asked for in this turn, to be done once it is over: our own code must not run within the learner's steps. */
  private acts: (() => void)[] = [];
  private acted = 0;
  private actedBefore = 0;
  /** Calls and sleeps that the code waits for. */
  private awaited = 0;
  private hasLogged = false;
  private logged = 0;
  private reads = 0;
  private isRecovering = false;
  private isOver = false;

  constructor(saga: OwnSaga, isRestarted: boolean) {
    this.saga = saga;
    this.isRestarted = isRestarted;
    this.inner = saga.code.make<LearnerCoordinator>(this.environment(), ['run', 'recover']);
  }

  run(definition: string, id: string): void {
    this.ask(
      () => this.inner.run(definition, id, null),
      (outcome) => this.saga.settle(id, outcome, 'run'),
    );
  }

  recover(): void {
    this.isRecovering = true;
    this.ask(
      () => this.inner.recover(),
      (outcomes) => {
        this.isRecovering = false;
        this.saga.settleAll(outcomes);
      },
    );
  }

  /** Ends it, between two turns: it will have none again, so what it still asks for is not done. */
  end(): void {
    this.isOver = true;
  }

  private ask(work: () => unknown, settled: (value: unknown) => void): void {
    this.addTurn(() => {
      const made = work();
      new Promise((resolve) => resolve(made)).then(
        (value) => this.note(() => settled(value)),
        (error: unknown) => this.note(() => this.saga.code.failRejected(error)),
      );
    });
  }

  private environment(): Record<string, unknown> {
    const { host, stream } = this.saga;
    return {
      definitions: host.kinds.map((kind) => ({ name: kind.name, steps: kind.steps.map((_, step) => this.stepOf(kind, step)) })),
      log: { append: (record: unknown) => this.append(record), read: () => this.readLog() },
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

  private append(record: unknown): Promise<void> {
    // Microtasks that it left may still run, when it is another's turn: the log is no longer its own.
    if (this.isOver) return new Promise(() => undefined);
    this.hasLogged = true;
    this.count();
    // A log that nobody will read is not kept.
    if (!this.saga.host.canStop()) return Promise.resolve();
    const text = jsonText(record, longestRecord);
    if (text === null) return Promise.reject(new TypeError('A log record is a JSON value of at most 16,384 characters.'));
    this.logged += text.length;
    if (this.logged > longestLog) this.saga.code.stop('The code logs more than 20 million characters.', 'Log what is decided, once.');
    const { log } = this.saga;
    log[log.length] = text;
    return Promise.resolve();
  }

  private readLog(): Promise<readonly unknown[]> {
    this.count();
    const isNeedless = this.isRestarted ? ++this.reads > mostReads : this.hasLogged;
    if (isNeedless) {
      const message = this.isRestarted ? 'The code reads its log over and over.' : 'The code reads its log though it was never restarted.';
      this.note(() => this.complain(message, 'Read it in recover, or once when the first saga begins.'));
      return new Promise(() => undefined);
    }
    const records: unknown[] = [];
    if (this.isRestarted) for (let at = 0; at < this.saga.log.length; at++) records[at] = parse(this.saga.log[at]!);
    return Promise.resolve(records);
  }

  private sleep(ms: unknown): Promise<void> {
    return new Promise((resolve) => {
      // Whole milliseconds, as the contract allows, and never none: sleeping must bring time on.
      const wholeMs = typeof ms === 'number' && ms > 0 ? Math.min(Math.ceil(ms), longestSleepMs) : 1;
      this.awaited++;
      this.note(() => this.saga.host.sleep(nanosFromMs(wholeMs), () => this.hear(resolve)));
    });
  }

  private call(kind: SagaKind, step: number, undoes: boolean, context: unknown): Promise<unknown> {
    return new Promise((resolve, reject) => {
      const id = fieldOf(context, 'sagaId');
      this.awaited++;
      this.note(() => {
        const saga = typeof id === 'string' ? this.saga.open.get(id) : undefined;
        if (saga === undefined || saga.kind !== kind)
          return this.complain(
            'A step was called for a saga that does not run.',
            'Hand each step the id of its own saga, as the contract has it.',
          );
        this.saga.host.call(saga.number, step, undoes, (answer) => {
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
      this.saga.code.stop(
        'The code asks for more than 20,000 things at once.',
        'Look for a loop that calls, sleeps or logs without waiting.',
      );
  }

  /** Has the code hear of what it waits for. */
  private hear(tell: () => void): void {
    this.addTurn(() => {
      this.awaited--;
      tell();
    });
  }

  private addTurn(work: () => void): void {
    this.saga.turns.add(() => this.turn(work));
  }

  private async turn(work: () => void): Promise<void> {
    const { code } = this.saga;
    if (code.problem !== undefined) return;
    assert(!this.isOver, 'a turn is taken before the event that ends the life');
    this.actedBefore = this.acted;
    try {
      await code.turn(
        work,
        () => this.acted,
        (idle) => idle >= (this.isOwing() ? turnsWhenOwing : turnsWhenWaiting),
      );
      this.act();
      if (this.isOwing())
        this.complain(
          `${this.isRestarted ? 'recover' : 'run'} did not settle, though it waits for no call and no sleep.`,
          'Look for a promise that nothing resolves.',
        );
    } catch (error) {
      if (error !== partBroken) throw error;
      await code.silence();
      this.acts = [];
      this.saga.failAll();
    }
  }

  /** Each saga waits for a call or a sleep of its own, so with fewer of these than sagas one waits for nothing; recover may take one after the other. */
  private isOwing(): boolean {
    if (this.acts.length > 0) return false;
    return this.isRestarted ? this.isRecovering && this.awaited === 0 : this.awaited < this.saga.open.size;
  }

  /** Does what the code has asked for. */
  private act(): void {
    const { acts } = this;
    this.acts = [];
    for (const act of acts) {
      act();
      if (this.saga.code.problem !== undefined) throw partBroken;
    }
  }

  private complain(message: string, remedy: string): void {
    this.saga.code.fail(message, remedy);
  }
}

function errorFor(answer: Exclude<StepAnswer, 'done'>): Error {
  return callError(answer !== 'unknown', answer !== 'refused');
}
