import type { HistoryEvent, ServiceRun } from '../../../../src/sim/service/index.ts';
import type { Breach } from '../../../service-parts/breach.ts';
import { valueText } from '../../../service-parts/story.ts';
import type { HealthCheckerOptions } from '../contract.ts';
import type { Kind } from './kinds.ts';
import { Members } from './members.ts';

type Report = Breach<Kind> | undefined;
type EventOf<Which extends HistoryEvent['kind']> = Extract<HistoryEvent, { kind: Which }>;

interface Probe {
  readonly operation: number;
  readonly id: string;
  readonly deadlineMicros: number;
}

/** Finds the first call in a run that does not return at once, or a wrong list. It goes by the probes that were made, be they right or not. */
export function findListBreach(run: ServiceRun): Breach<Kind> | undefined {
  const judge = new ListJudge(run.schedule.options as unknown as HealthCheckerOptions);
  for (let index = 0; index < run.history.length; index++) {
    const breach = judge.take(run.history[index]!, index);
    if (breach) return breach;
  }
  return judge.unsettled(run.history.length);
}

class ListJudge {
  private readonly options: HealthCheckerOptions;
  private readonly members: Members;
  /** In the order in which they began, which is that of their time limits. */
  private probes: readonly Probe[] = [];
  private open: { readonly call: number; readonly method: string; readonly list: readonly string[] } | undefined;

  constructor(options: HealthCheckerOptions) {
    this.options = options;
    this.members = new Members(options);
  }

  take(event: HistoryEvent, index: number): Report {
    this.pass(event.atMicros);
    switch (event.kind) {
      case 'call':
        return this.unsettled(index) ?? this.takeCall(event);
      case 'settle':
        return this.takeSettle(event, index);
      case 'serviceCall':
        this.takeProbe(event);
        return undefined;
      case 'serviceAnswer':
        return this.unsettled(index) ?? this.takeAnswer(event);
      case 'wake':
        return this.unsettled(index);
      default:
        return undefined;
    }
  }

  /** Tells of a call that did not return before something else was done to the code. */
  unsettled(index: number): Report {
    if (!this.open) return undefined;
    const source = `${this.open.method}()`;
    return {
      kind: 'returns',
      event: index,
      expected: `${source} to return at once`,
      actual: `${source} gives a promise that does not settle`,
    };
  }

  private pass(nowMicros: number): void {
    const over = this.probes.filter(({ deadlineMicros }) => deadlineMicros <= nowMicros);
    if (over.length === 0) return;
    this.probes = this.probes.filter(({ deadlineMicros }) => deadlineMicros > nowMicros);
    for (const { id } of over) this.members.probed(id, false);
  }

  private takeCall({ call, spec: { method, args } }: EventOf<'call'>): undefined {
    if (method === 'report') this.members.reported(args[0] as string, args[1] as boolean);
    this.open = { call, method, list: this.members.healthy() };
  }

  private takeProbe({ operation, args, atMicros }: EventOf<'serviceCall'>): void {
    const id = String(args?.[0]);
    this.probes = [...this.probes, { operation, id, deadlineMicros: atMicros + this.options.timeoutMs * 1000 }];
  }

  private takeAnswer({ operation, outcome }: EventOf<'serviceAnswer'>): undefined {
    const probe = this.probes.find((one) => one.operation === operation);
    if (!probe) return;
    this.probes = this.probes.filter((one) => one !== probe);
    this.members.probed(probe.id, outcome.kind === 'resolved');
  }

  private takeSettle({ how, value, words, isUnreadable }: EventOf<'settle'>, index: number): Report {
    const { method, list } = this.open!;
    this.open = undefined;
    const breach = (kind: Kind, expected: string, actual: string): Report => ({ kind, event: index, expected, actual });
    if (how === 'threw' || how === 'rejected')
      return breach('returns', `${method}() to return`, `it ${how === 'threw' ? 'throws' : 'rejects'}: ${words ?? ''}`);
    if (method !== 'healthy') return undefined;
    if (how === 'resolved') return breach('returns', 'healthy() to return a list', 'it gives a promise');
    if (isUnreadable || !Array.isArray(value))
      return breach('returns', 'healthy() to return a list', `it returns ${isUnreadable ? 'no JSON' : valueText(value)}`);
    const isRight = value.length === list.length && list.every((id, at) => value[at] === id);
    if (isRight) return undefined;
    return breach('list', `healthy() to return ${valueText(list)}: ${this.members.reason(value)}`, `it returns ${valueText(value)}`);
  }
}
