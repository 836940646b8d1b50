import type { Coordinator, CoordinatorHost, CoordinatorMaker, SagaEnd, SagaKind } from '../../../design/simulation/index.ts';
import type { RandomStream } from '../../../kernel/index.ts';
import { fieldOf } from '../../../sim/learner/read-values.ts';
import { type OwnCode, partBroken } from './own-code.ts';
import { SagaLife } from './saga-life.ts';
import type { MicrotaskTurns } from './turns.ts';

/** The most outcomes of recover that are looked at: its log has no more than a thousand sagas, some of which it may name though they had ended. */
const mostOutcomes = 20_000;

/** What the coordinators of a component share: one code, which breaks for all of them. */
interface Shared {
  readonly code: OwnCode;
  readonly turns: MicrotaskTurns;
  /** Goes on after a restart, which is to give other numbers than before. */
  readonly stream: RandomStream;
  /** Those with sagas that have not ended. */
  readonly busy: Set<OwnSaga>;
}

/** A saga that has not ended. */
export interface OpenSaga {
  readonly number: number;
  readonly kind: SagaKind;
  /** Steps that were done last we heard. */
  readonly done: boolean[];
}

/**
 * Puts the learner's coordinator in the place of the stock order of calls. Its code runs in turns while the run stands still: what it asks for is
 * noted and done when the turn is over, what it hears comes in a turn of its own. When its instance is lost it is made anew with what it had logged,
 * and asked to recover.
 */
export function ownSaga(code: OwnCode, turns: MicrotaskTurns): CoordinatorMaker {
  const shared: Shared = { code, turns, stream: code.makeStream('random'), busy: new Set() };
  return (host) => new OwnSaga(shared, host);
}

/** One log of the learner's, and the coordinator that writes it now. */
export class OwnSaga implements Coordinator {
  readonly code: OwnCode;
  readonly turns: MicrotaskTurns;
  readonly stream: RandomStream;
  readonly host: CoordinatorHost;
  /** By the id that the learner's code knows. */
  readonly open = new Map<string, OpenSaga>();
  /** The records, as JSON. */
  readonly log: string[] = [];
  private readonly busy: Set<OwnSaga>;
  private life: SagaLife;

  constructor({ code, turns, stream, busy }: Shared, host: CoordinatorHost) {
    this.code = code;
    this.turns = turns;
    this.stream = stream;
    this.busy = busy;
    this.host = host;
    code.shared.nowNs = () => host.nowNs();
    this.life = new SagaLife(this, false);
  }

  begin(number: number, kind: SagaKind): void {
    if (this.code.problem !== undefined) throw partBroken;
    const id = `saga-${number}`;
    this.open.set(id, { number, kind, done: kind.steps.map(() => false) });
    this.busy.add(this);
    this.life.run(kind.name, id);
  }

  stop(): void {
    this.life.end();
  }

  recover(): void {
    this.life = new SagaLife(this, true);
    this.life.recover();
  }

  /** Ends a saga as its outcome says, which is checked; `method` gave it. */
  settle(id: string, outcome: unknown, method: string): void {
    const saga = this.open.get(id)!;
    const how = endOf(fieldOf(outcome, 'status'));
    if (how === undefined)
      return this.code.fail(`${method} gave an outcome whose status is none of the contract.`, 'Say completed, compensated or stuck.');
    if (how === 'completed' && saga.done.includes(false))
      return this.code.fail(`${method} said “completed” while a step was not done.`, 'Say so only when every action has been answered.');
    this.close(id, how);
  }

  /** Ends the sagas that recover gave an outcome for, and leaves the others as they stand. */
  settleAll(outcomes: unknown): void {
    const length = fieldOf(outcomes, 'length');
    if (typeof length !== 'number')
      return this.code.fail('recover gave no list.', 'Return the outcomes of the sagas that it took to their end.');
    for (let at = 0; at < length && at < mostOutcomes; at++) {
      const outcome = fieldOf(outcomes, String(at));
      const id = fieldOf(outcome, 'id');
      if (typeof id === 'string' && this.open.has(id)) this.settle(id, outcome, 'recover');
    }
    for (const id of this.open.keys()) this.close(id, 'gaveUp');
  }

  /** Ends all sagas of the component whose code has broken. */
  failAll(): void {
    for (const one of this.busy) for (const id of one.open.keys()) one.close(id, 'broken');
  }

  private close(id: string, how: SagaEnd): void {
    const { number } = this.open.get(id)!;
    this.open.delete(id);
    if (this.open.size === 0) this.busy.delete(this);
    this.host.end(number, how);
  }
}

function endOf(status: unknown): SagaEnd | undefined {
  if (status === 'completed' || status === 'compensated') return status;
  return status === 'stuck' ? 'gaveUp' : undefined;
}
