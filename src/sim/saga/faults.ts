import { hash32 } from '../../kernel/index.ts';
import type { CallAct } from './acts.ts';
import { mixOf } from '../learner/draws.ts';
import { appendOption, callOption, callOptions, type Schedule } from './schedule.ts';
import type { Answer } from './stimulus.ts';

/** Chooses what goes wrong in a schedule: what it names, what it plans, or what chance brings. */
export class FaultChooser {
  /** The number of options at each point there has been. */
  readonly points: number[] = [];
  private readonly schedule: Schedule;
  private nextFault = 0;
  private crashesDrawn = 0;
  private timesAppended = 0;
  private readonly timesCalled: Record<string, number> = {};
  /** Ways in which calls fail until the restart, by what is called. */
  private persisting: Map<string, number> | undefined;

  constructor(schedule: Schedule) {
    this.schedule = schedule;
  }

  /** Ends what lasts until a restart. */
  restart(): void {
    this.persisting = undefined;
  }

  /** Returns how a call ends, a {@link callOption}; `name` names it for what is drawn. */
  ofCall(act: CallAct, name: number | undefined): number {
    const option = this.persisting?.get(textOfCall(act)) ?? this.plannedCall(act) ?? this.choose(callOptions, name);
    if (option === callOption.down || option === callOption.muteDone) {
      this.persisting ??= new Map();
      this.persisting.set(textOfCall(act), option);
    }
    return option;
  }

  /** Returns how an append ends, an {@link appendOption}; one that the coordinator does not wait for may be slow. */
  ofAppend(isUnawaited: boolean): number {
    this.timesAppended += 1;
    const planned = this.schedule.planned?.find((one) => one.at === 'append' && one.nth === this.timesAppended)?.option;
    return planned ?? this.choose(isUnawaited ? 5 : 4);
  }

  /** Returns what happens when all is settled, an {@link endOption}. */
  ofEnd(): number {
    return this.choose(2);
  }

  /** Names a call by what it is and how many times it was made, so that what is drawn for it depends on nothing else. */
  nameOf(act: CallAct): number {
    const what = textOfCall(act);
    const nth = (this.timesCalled[what] ?? 0) + 1;
    this.timesCalled[what] = nth;
    return hash32(`${what} ${nth}`);
  }

  private plannedCall({ definition, step, compensates }: CallAct): number | undefined {
    const { planned } = this.schedule;
    if (!planned) return undefined;
    const name = this.schedule.definitions[definition]?.steps[step]?.name;
    const token = `planned ${compensates} ${name}`;
    const nth = (this.timesCalled[token] ?? 0) + 1;
    this.timesCalled[token] = nth;
    return planned.find((one) => one.at === 'call' && one.step === name && one.compensates === compensates && one.nth === nth)?.option;
  }

  /** Returns which of so many things happens at this point. */
  private choose(options: number, name = this.points.length): number {
    const point = this.points.length;
    this.points[point] = options;
    const fault = this.schedule.faults[this.nextFault];
    if (fault && fault[0] === point) {
      this.nextFault += 1;
      return Math.min(fault[1], options - 1);
    }
    const { chaos } = this.schedule;
    if (!chaos || options === 2) return 0;
    const draw = mixOf(chaos.seed, 7, name) % 1000;
    const pick = mixOf(chaos.seed, 8, name);
    if (draw < chaos.crashPerMille) {
      if (this.crashesDrawn >= chaos.mostCrashes) return 0;
      this.crashesDrawn += 1;
      return options === callOptions ? callOption.crashBefore + (pick % 2) : appendOption.crashLost + (pick % 2);
    }
    return options === callOptions && draw < chaos.crashPerMille + chaos.badPerMille ? 1 + (pick % 8) : 0;
  }
}

function textOfCall({ definition, step, compensates, sagaId }: CallAct): string {
  return `${definition} ${step} ${compensates} ${sagaId}`;
}

/** Returns what a call comes to for the coordinator; undefined: it succeeds. `point` chooses what is thrown that is no call error. */
export function answerOf(option: number, point: number): Answer | undefined {
  switch (option) {
    case callOption.refused:
      return { kind: 'callError', definite: true, retryable: false };
    case callOption.busy:
    case callOption.down:
      return { kind: 'callError', definite: true, retryable: true };
    case callOption.lostDone:
    case callOption.lostUndone:
    case callOption.muteDone:
      return { kind: 'callError', definite: false, retryable: true };
    case callOption.thrownDone:
    case callOption.thrownUndone:
      return { kind: 'thrown', variety: point % 5 };
    default:
      return undefined;
  }
}
