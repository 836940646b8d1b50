import type { HistoryEvent, ServiceRun } from '../../../../src/sim/service/index.ts';
import type { Breach } from '../../../service-parts/breach.ts';
import { endingBreach } from '../../../service-parts/rule-tests.ts';
import { valueText } from '../../../service-parts/story.ts';
import type { HealthCheckerOptions } from '../contract.ts';
import type { Kind } from './kinds.ts';

type Report = Breach<Kind> | undefined;

/** The turns of one backend. */
interface Turns {
  readonly id: string;
  /** When its next turn comes. */
  dueMicros: number;
  underWay: { readonly operation: number; readonly deadlineMicros: number } | undefined;
}

/** Finds the first probe in a run that should not have been made, or was not made when its turn came. What it makes of the answers is not looked at. */
export function findTurnBreach(run: ServiceRun): Breach<Kind> | undefined {
  const judge = new TurnJudge(run.schedule.options as unknown as HealthCheckerOptions);
  for (let index = 0; index < run.history.length; index++) {
    const breach = judge.take(run.history[index]!, index);
    if (breach) return breach;
  }
  const isCut = run.ending === 'endless' || run.ending === 'stopped';
  const ending = endingBreach(run);
  const missing = isCut ? undefined : judge.pass(run.schedule.endMicros, run.history.length);
  return missing ?? (ending && { kind: 'ends', ...ending });
}

class TurnJudge {
  private readonly options: HealthCheckerOptions;
  private all: readonly Turns[] = [];

  constructor(options: HealthCheckerOptions) {
    this.options = options;
  }

  take(event: HistoryEvent, index: number): Report {
    const breach = this.pass(event.atMicros, index);
    if (breach) return breach;
    if (event.kind === 'call' && event.spec.method === 'start' && this.all.length === 0) this.start(event.atMicros);
    else if (event.kind === 'serviceCall') return this.takeProbe(event, index);
    else if (event.kind === 'serviceAnswer') {
      const answered = this.all.find(({ underWay }) => underWay?.operation === event.operation);
      if (answered) answered.underWay = undefined;
    }
    return undefined;
  }

  /** Lets time pass: a turn before now must have been taken, unless a probe was under way. */
  pass(nowMicros: number, index: number): Report {
    for (const turns of this.all) {
      while (turns.dueMicros < nowMicros) {
        if (!isBusy(turns, turns.dueMicros))
          return {
            kind: 'missing',
            event: index,
            expected: `probe(${valueText(turns.id)}) at ${turns.dueMicros / 1000} ms`,
            actual: 'no such call',
          };
        turns.dueMicros += this.options.intervalMs * 1000;
      }
    }
    return undefined;
  }

  private start(nowMicros: number): void {
    const { backends, intervalMs } = this.options;
    this.all = backends.map((id, index) => ({
      id,
      dueMicros: nowMicros + (index * intervalMs * 1000) / backends.length,
      underWay: undefined,
    }));
  }

  private takeProbe({ args, operation, atMicros }: Extract<HistoryEvent, { kind: 'serviceCall' }>, index: number): Report {
    const actual = `it calls probe(${args ? args.map(valueText).join(', ') : 'no JSON'})`;
    const turns = this.all.find(({ id }) => id === args?.[0]);
    if (!turns) {
      const isEarly = this.all.length === 0;
      return {
        kind: isEarly ? 'extra' : 'strange',
        event: index,
        expected: isEarly ? 'no probe before start()' : 'a probe of a backend by its id',
        actual,
      };
    }
    if (isBusy(turns, atMicros))
      return { kind: 'overlap', event: index, expected: 'no probe while one of the backend is under way', actual };
    if (turns.dueMicros !== atMicros)
      return { kind: 'extra', event: index, expected: `no probe(${valueText(turns.id)}) before ${turns.dueMicros / 1000} ms`, actual };
    turns.dueMicros += this.options.intervalMs * 1000;
    turns.underWay = { operation, deadlineMicros: atMicros + this.options.timeoutMs * 1000 };
    return undefined;
  }
}

function isBusy({ underWay }: Turns, atMicros: number): boolean {
  return underWay !== undefined && underWay.deadlineMicros > atMicros;
}
