import type { CallAct } from './acts.ts';
import type { Effects } from './effects.ts';
import type { Answer, AppendFate } from './stimulus.ts';
import type { CallEnd, StoryRow } from './story.ts';

/** A call in a story. */
export type CallRow = Extract<StoryRow, { kind: 'call' }>;
type AppendRow = Extract<StoryRow, { kind: 'append' }>;

/** Writes down what happens as rows of a story; calls and appends get their end when it comes. */
export class StoryRecorder {
  readonly rows: StoryRow[] = [];
  private readonly calls = new Map<number, CallRow>();
  private readonly appends = new Map<number, AppendRow>();

  /** Begins a life: what the last one had under way never ends. */
  start(life: number, records: number, atMs: number): void {
    this.calls.clear();
    this.appends.clear();
    this.rows.push({ kind: 'start', atMs, life, records });
  }

  call(operation: number, act: CallAct, step: string, attempt: number, atMs: number): CallRow {
    const { compensates } = act;
    const row: CallRow = { kind: 'call', atMs, saga: act.sagaId ?? '?', step, compensates, attempt, key: act.key ?? '' };
    this.rows.push(row);
    this.calls.set(operation, row);
    return row;
  }

  /** Notes how a call ended, before its effect is applied. */
  answered(operation: number, act: CallAct, answer: Answer, applied: boolean, effects: Effects): void {
    const row = this.calls.get(operation)!;
    row.end = endOfCall(answer);
    row.repeated = effects.knows(act.key);
    row.applied = applied;
  }

  append(operation: number, record: string | null, atMs: number): void {
    const row: AppendRow = { kind: 'append', atMs, record: (record ?? '(no JSON)').slice(0, 200) };
    this.rows.push(row);
    this.appends.set(operation, row);
  }

  appendEnded(operation: number, fate: AppendFate, atMs: number): void {
    const row = this.appends.get(operation)!;
    if (fate === 'delayed') {
      row.delayed = true;
      return;
    }
    row.fate = fate;
    if (!row.delayed || this.rows.at(-1) === row) return;
    // It ends late: the story tells it where it ends.
    const { delayed: _delayed, ...ended } = row;
    this.rows.push({ ...ended, atMs });
  }

  /** Notes a crash, and the call that was under way, before its effect is applied. */
  crash(
    why: 'fault' | 'end' | 'logFailed',
    call: { readonly act: CallAct; readonly applied: boolean } | undefined,
    effects: Effects,
    atMs: number,
  ): void {
    if (call) {
      const { key } = call.act;
      const row = [...this.calls.values()].findLast((one) => one.end === undefined && one.key === (key ?? ''));
      if (row) {
        row.end = 'crash';
        row.repeated = effects.knows(key);
        row.applied = call.applied;
      }
    }
    this.rows.push({ kind: 'crash', atMs, why });
  }

  /** Returns the story so far; what ends later does not change it. */
  copy(): StoryRow[] {
    return this.rows.map((row) => ({ ...row }));
  }
}

function endOfCall(answer: Answer): CallEnd {
  if (answer.kind === 'result') return 'ok';
  if (answer.kind !== 'callError') return 'threw';
  if (!answer.definite) return 'lost';
  return answer.retryable ? 'busy' : 'refused';
}
