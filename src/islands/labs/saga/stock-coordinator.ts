import type { Act, CallAct, SettleAct } from '../../../sim/saga/acts.ts';
import { drawOf } from '../../../sim/learner/draws.ts';
import type { DefinitionSpec, RetrySpec } from '../../../sim/saga/schedule.ts';
import type { Answer, Stimulus } from '../../../sim/saga/stimulus.ts';

/** Something a saga waits for: a call, an append, a read or a sleep. */
type Operation = Extract<Act, { kind: 'call' | 'append' | 'read' | 'sleep' }>;
type Work<T> = Generator<Operation, T, Answer>;

/** What a call came to when all its tries were made. */
type CallResult =
  | { readonly ok: true; readonly result: unknown }
  /** `unsure`: some try may have reached the service. */
  | { readonly ok: false; readonly unsure: boolean };

/** A record of the lab's log. */
type LogRecord = { readonly saga: string } & (
  | { readonly type: 'started'; readonly definition: number; readonly input: unknown }
  | { readonly type: 'begin'; readonly step: string }
  | { readonly type: 'undone'; readonly step: string }
  | { readonly type: 'undo failed'; readonly step: string }
  | { readonly type: 'done'; readonly step: string; readonly result: unknown }
  | { readonly type: 'failed'; readonly step: string; readonly unsure: boolean }
  | { readonly type: 'ended'; readonly outcome: unknown }
);

/** What is known of one saga in this life of the coordinator. */
interface Saga {
  readonly id: string;
  readonly definition: number;
  /** JSON. */
  readonly input: string;
  readonly results: Record<string, unknown>;
  done: number;
  /** Whether the step in progress may have been called in an earlier life. */
  hasBegun: boolean;
  failed: { readonly unsure: boolean } | undefined;
  readonly undone: Set<string>;
  readonly stuck: string[];
  outcome: unknown;
  /** Calls of run that wait for its end. */
  readonly waiting: number[];
}

/** Thrown within the coordinator's work when the log did not take a record. */
const logFailed = Symbol('log failed');

interface Life {
  readonly number: number;
  readonly seed: number;
  readonly definitions: readonly DefinitionSpec[];
  readonly retry: RetrySpec;
  readonly sagas: Map<string, Saga>;
  readonly open: Map<number, Work<void>>;
  operations: number;
  handles: number;
  draws: number;
}

/**
 * The lab's coordinator: takes what the world does and answers with acts, so it can run in no other place. Forward step by step, each begun and
 * ended in the log; back from the last step done, once one has failed; recovery from the log alone.
 * Source: Garcia-Molina and Salem, "Sagas", SIGMOD 1987, sections 2 and 4 (backward recovery, and forward recovery past a pivot).
 */
export class StockCoordinator {
  private life: Life | undefined;
  private acts: Act[] = [];

  /** Applies what the world does and returns what the coordinator does until it waits. */
  apply(stimulus: Stimulus): readonly Act[] {
    this.acts = [];
    if (stimulus.kind === 'start') {
      const { life: number, seed, definitions, retry } = stimulus;
      this.life = { number, seed, definitions, retry, sagas: new Map(), open: new Map(), operations: 0, handles: 0, draws: 0 };
      this.acts.push({ kind: 'made', problem: null });
      return this.acts;
    }
    const life = this.life!;
    if (stimulus.kind === 'run') this.run(life, stimulus);
    else if (stimulus.kind === 'recover') this.advance(life, this.recover(life, life.handles++));
    else if (stimulus.kind === 'answer') {
      const work = life.open.get(stimulus.operation);
      life.open.delete(stimulus.operation);
      if (work) this.advance(life, work, stimulus.answer);
    }
    return this.acts;
  }

  /** Goes on with some work until it waits again. */
  private advance(life: Life, work: Work<void>, answer?: Answer): void {
    const next = answer === undefined ? work.next() : work.next(answer);
    if (next.done) return;
    life.open.set(life.operations++, work);
    this.acts.push(next.value);
  }

  private run(life: Life, { definition, id, input }: Extract<Stimulus, { kind: 'run' }>): void {
    const handle = life.handles++;
    const known = life.sagas.get(id);
    if (known && known.outcome !== undefined) return this.settle(handle, 'resolved', known.outcome);
    if (known) {
      known.waiting.push(handle);
      return;
    }
    const index = life.definitions.findIndex(({ name }) => name === definition);
    if (index < 0) return this.settle(handle, 'rejectedWithRangeError', `There is no saga ${definition}.`);
    const saga = sagaOf(id, index, input);
    saga.waiting.push(handle);
    life.sagas.set(id, saga);
    this.advance(life, this.start(life, saga));
  }

  private *start(life: Life, saga: Saga): Work<void> {
    try {
      yield* append({ saga: saga.id, type: 'started', definition: saga.definition, input: JSON.parse(saga.input) });
      yield* this.drive(life, saga);
      for (const handle of saga.waiting) this.settle(handle, 'resolved', saga.outcome);
    } catch (error) {
      if (error !== logFailed) throw error;
      for (const handle of saga.waiting) this.settle(handle, 'rejectedWithAppendError');
    }
  }

  private *recover(life: Life, handle: number): Work<void> {
    try {
      const answer = yield { kind: 'read' };
      const records = answer.kind === 'records' ? answer.records : [];
      for (const text of records) replay(life, JSON.parse(text) as LogRecord);
      const unfinished = [...life.sagas.values()].filter(({ outcome }) => outcome === undefined);
      for (const saga of unfinished) yield* this.drive(life, saga);
      this.settle(
        handle,
        'resolved',
        unfinished.map(({ outcome }) => outcome),
      );
    } catch (error) {
      if (error !== logFailed) throw error;
      this.settle(handle, 'rejectedWithAppendError');
    }
  }

  /** Takes a saga from where it stands to its outcome. */
  private *drive(life: Life, saga: Saga): Work<void> {
    const { steps } = life.definitions[saga.definition]!;
    while (!saga.failed && saga.done < steps.length) {
      const { name } = steps[saga.done]!;
      const mayHaveRun = saga.hasBegun;
      if (!mayHaveRun) yield* append({ saga: saga.id, type: 'begin', step: name });
      saga.hasBegun = true;
      const came = yield* this.call(life, saga, saga.done, false);
      if (came.ok) {
        yield* append({ saga: saga.id, type: 'done', step: name, result: came.result });
        doneWith(saga, name, came.result);
      } else if (steps.slice(0, saga.done).some(({ pivot }) => pivot)) {
        return yield* end(saga, { id: saga.id, status: 'stuck', step: name });
      } else {
        saga.failed = { unsure: came.unsure || mayHaveRun };
        yield* append({ saga: saga.id, type: 'failed', step: name, unsure: saga.failed.unsure });
      }
    }
    if (saga.failed) return yield* this.compensate(life, saga, saga.failed.unsure);
    yield* end(saga, { id: saga.id, status: 'completed', results: saga.results });
  }

  private *compensate(life: Life, saga: Saga, unsure: boolean): Work<void> {
    const { steps } = life.definitions[saga.definition]!;
    for (let step = unsure ? saga.done : saga.done - 1; step >= 0; step--) {
      const { name, compensation } = steps[step]!;
      if (!compensation || saga.undone.has(name) || saga.stuck.includes(name)) continue;
      const { ok } = yield* this.call(life, saga, step, true);
      yield* append(ok ? { saga: saga.id, type: 'undone', step: name } : { saga: saga.id, type: 'undo failed', step: name });
      if (ok) saga.undone.add(name);
      else saga.stuck.push(name);
    }
    const step = saga.stuck[0];
    if (step === undefined) yield* end(saga, { id: saga.id, status: 'compensated', failedStep: steps[saga.done]!.name });
    else yield* end(saga, { id: saga.id, status: 'stuck', step });
  }

  /** Calls an action or a compensation, again where that can help, always with the same key. */
  private *call(life: Life, { id, definition, input, results }: Saga, step: number, compensates: boolean): Work<CallResult> {
    const { name } = life.definitions[definition]!.steps[step]!;
    const { maxAttempts, baseMs, capMs } = life.retry;
    const key = `${id} ${compensates ? 'undo ' : ''}${name}`;
    const act: CallAct = { kind: 'call', definition, step, compensates, key, sagaId: id, input, results: JSON.stringify(results) };
    let unsure = false;
    for (let tries = 1; ; tries++) {
      const answer = yield act;
      if (answer.kind === 'result') return { ok: true, result: answer.text === undefined ? null : (JSON.parse(answer.text) as unknown) };
      unsure ||= answer.kind !== 'callError' || !answer.definite;
      const canHelp = answer.kind === 'callError' && answer.retryable;
      if (!canHelp || tries >= maxAttempts) return { ok: false, unsure };
      this.acts.push({ kind: 'draw' });
      const waitMs = drawOf(life.seed, life.number, life.draws++) * Math.min(capMs, baseMs * 2 ** (tries - 1));
      yield { kind: 'sleep', micros: Math.round(waitMs * 1000) };
    }
  }

  private settle(handle: number, how: SettleAct['how'], value?: unknown): void {
    this.acts.push({ kind: 'settle', handle, how, text: value === undefined ? null : JSON.stringify(value), steps: 0 });
  }
}

function sagaOf(id: string, definition: number, input: string): Saga {
  return {
    id,
    definition,
    input,
    results: {},
    done: 0,
    hasBegun: false,
    failed: undefined,
    undone: new Set(),
    stuck: [],
    outcome: undefined,
    waiting: [],
  };
}

function doneWith(saga: Saga, step: string, result: unknown): void {
  saga.results[step] = result;
  saga.done += 1;
  saga.hasBegun = false;
}

/** Appends a record and waits until the log has it; throws where the log does not take it. */
function* append(record: LogRecord): Work<void> {
  const answer = yield { kind: 'append', record: JSON.stringify(record) };
  if (answer.kind === 'appendError') throw logFailed;
}

function* end(saga: Saga, outcome: unknown): Work<void> {
  yield* append({ saga: saga.id, type: 'ended', outcome });
  saga.outcome = outcome;
}

/** Brings what is known of a saga up to a record of the log. */
function replay(life: Life, record: LogRecord): void {
  if (record.type === 'started') {
    life.sagas.set(record.saga, sagaOf(record.saga, record.definition, JSON.stringify(record.input)));
    return;
  }
  const saga = life.sagas.get(record.saga)!;
  switch (record.type) {
    case 'begin':
      saga.hasBegun = true;
      break;
    case 'done':
      doneWith(saga, record.step, record.result);
      break;
    case 'failed':
      saga.failed = { unsure: record.unsure };
      break;
    case 'undone':
      saga.undone.add(record.step);
      break;
    case 'undo failed':
      saga.stuck.push(record.step);
      break;
    case 'ended':
      saga.outcome = record.outcome;
  }
}
