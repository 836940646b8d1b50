import type { HistoryEvent, ServiceRun } from '../../../../src/sim/service/index.ts';
import type { Breach } from '../../../service-parts/breach.ts';
import { endingBreach } from '../../../service-parts/rule-tests.ts';
import { valueText } from '../../../service-parts/story.ts';
import type { CacheOptions } from '../contract.ts';
import { batchesOf, type Batch } from '../../../service-parts/batches.ts';
import { HeldKeys } from './held-keys.ts';
import type { Kind } from './kinds.ts';
import { PassBook } from './pass-book.ts';
import type { PolicyBook } from './policy-book.ts';
import { StoreFirstBook } from './store-first-book.ts';
import { Turn } from './turn.ts';

type Report = Breach<Kind> | undefined;

/** Finds the first thing in a run that the contract does not allow. */
export function findBreach(run: ServiceRun): Report {
  const options = run.schedule.options as unknown as CacheOptions;
  let judge = new CacheJudge(options);
  for (const batch of batchesOf(run.history)) {
    // What a crash leaves behind remembers nothing.
    if (batch.stimulus.event.kind === 'crash') judge = new CacheJudge(options);
    const breach = judge.take(batch);
    if (breach) return breach;
  }
  const ending = endingBreach(run);
  if (ending) return { kind: 'settles', ...ending };
  return judge.late(run.schedule.endMicros, run.history.length);
}

/** Keeps the books of a right cache beside one life of a cache. */
class CacheJudge {
  private readonly sources = new Map<number, string>();
  private readonly held = new HeldKeys();
  private readonly book: PolicyBook;

  constructor(options: CacheOptions) {
    const { policy } = options;
    this.book = policy === 'write-behind' ? new PassBook(this.held, options) : new StoreFirstBook(this.held, policy === 'write-through');
  }

  take(batch: Batch): Report {
    const { event, index } = batch.stimulus;
    const late = this.late(event.atMicros, index);
    if (late) return late;
    const turn = new Turn(this.sources);
    if (event.kind === 'call') return this.takeCall(turn, batch, event);
    if (event.kind === 'serviceAnswer') this.takeAnswer(turn, event);
    else {
      turn.otherWrite = () => 'begins';
      this.book.onTime(turn, event.atMicros);
    }
    const breach = turn.judge(batch);
    this.held.settled(turn);
    return breach;
  }

  /** Returns what should have been done before this time. */
  late(nowMicros: number, event: number): Report {
    const overdue = this.book.overdue(nowMicros);
    if (!overdue) return undefined;
    return { kind: overdue.kind, event, expected: `a pass to begin at ${overdue.dueMicros / 1000} ms`, actual: 'none does' };
  }

  private takeCall(turn: Turn, batch: Batch, { call, spec, atMicros }: Extract<HistoryEvent, { kind: 'call' }>): Report {
    const { method, args } = spec;
    const key = String(args[0]);
    this.sources.set(call, `${method}(${args.map(valueText).join(', ')})`);
    if (method === 'set') this.book.set(turn, call, { key, value: args[1] }, atMicros);
    else if (method === 'flush') this.book.flush(turn, call);
    else {
      this.held.get(turn, key, call);
      turn.otherWrite = () => 'begins';
      this.book.onTime(turn, atMicros);
    }
    const breach = turn.judge(batch);
    if (breach || method !== 'get') return breach;
    if (!this.held.began(turn, key, call)) return undefined;
    const { index } = batch.acts.at(-1) ?? batch.stimulus;
    return { kind: 'reads', event: index, expected: `store.read(${valueText(key)})`, actual: 'no such call' };
  }

  private takeAnswer(turn: Turn, { operation, outcome, atMicros }: Extract<HistoryEvent, { kind: 'serviceAnswer' }>): void {
    if (this.book.isWrite(operation)) this.book.answer(turn, operation, outcome, atMicros);
    else if (this.held.isRead(operation)) this.held.answer(turn, operation, outcome);
    if (!turn.write) this.book.onTime(turn, atMicros);
  }
}
