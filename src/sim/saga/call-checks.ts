import type { CallAct } from './acts.ts';
import { resultsBefore } from './check-outcome.ts';
import { saysJson } from './json-equal.ts';
import { callToken, type SagaView } from './saga-view.ts';
import type { Schedule } from './schedule.ts';
import type { ViolationKind } from './violation.ts';

/** Is told what is wrong, what was allowed, and what was done. */
export type Report = (kind: ViolationKind, expected: string, actual: string) => void;

/** A wait may differ from the one called for by less than a millisecond: whole milliseconds are fine. */
const waitToleranceMs = 1;

/** Holds waits between tries against the random numbers drawn. Sees nothing where other things take time too. */
export class WaitCheck {
  private readonly schedule: Schedule;
  private draws: number[] = [];

  constructor(schedule: Schedule) {
    this.schedule = schedule;
  }

  /** Forgets the numbers of the life that is over. */
  restart(): void {
    this.draws = [];
  }

  drew(value: number): void {
    if (this.schedule.exactWaits) this.draws.push(value);
  }

  /** The wait before a further try must be a number drawn in this life times the bound; each number serves one wait. */
  check(saga: SagaView, nowMs: number, name: string, report: Report): void {
    if (!this.schedule.exactWaits) return;
    const { baseMs, capMs } = this.schedule.retry;
    const tries = saga.states.find((state) => state.retrying)!.tries;
    const bound = Math.min(capMs, baseMs * 2 ** (tries - 1));
    const waited = nowMs - saga.answeredAtMs;
    let closest = -1;
    this.draws.forEach((draw, index) => {
      const gap = Math.abs(draw * bound - waited);
      if (gap < waitToleranceMs && (closest < 0 || gap < Math.abs(this.draws[closest]! * bound - waited))) closest = index;
    });
    if (closest >= 0) this.draws.splice(closest, 1);
    else
      report(
        'back-off',
        `random() times ${bound} ms before this try`,
        `it calls ${name} after ${Math.round(waited * 10) / 10} ms${this.draws.length === 0 ? ', with no random number drawn for it' : ''}`,
      );
  }
}

/** Holds keys to their rules: the same for every try, and of one call only. */
export class KeyCheck {
  /** What each key was used for. */
  private readonly owners = new Map<string, string>();

  check(saga: SagaView, act: CallAct, name: string, report: Report): void {
    const token = callToken(act);
    const known = saga.keys.get(token);
    if (act.key === null) report('own-key', 'a key: a text of at most 300 characters', 'something else');
    else if (known !== undefined && known !== act.key)
      report('same-key', `the key ${JSON.stringify(known)} again`, `the key ${JSON.stringify(act.key)}`);
    else {
      saga.keys.set(token, act.key);
      const owner = JSON.stringify([saga.id, token]);
      const other = this.owners.get(act.key);
      if (other !== undefined && other !== owner)
        report(
          'own-key',
          `a key of its own for ${name} of ${saga.id}`,
          `the key ${JSON.stringify(act.key)}, used before for something else`,
        );
      this.owners.set(act.key, owner);
    }
  }
}

/** Holds the input and the results that a call was given against what they should be. */
export function checkContext(saga: SagaView, act: CallAct, name: string, report: Report): void {
  if (act.input !== saga.inputText && !saysJson(act.input, saga.input)) {
    const isOther = saga.inputs.some((input) => saysJson(act.input, input));
    report(isOther ? 'first-input' : 'context', `the input ${saga.inputText}`, `the input ${act.input ?? 'none'}`);
  }
  if (saga.isLost) return;
  // Of steps that follow each other only those done count, in whichever state the saga is.
  for (const state of saga.states) {
    const { text, value } = resultsBefore(saga.definition, saga.id, state.step);
    if (act.results === text || saysJson(act.results, value)) return;
  }
  const { text } = resultsBefore(saga.definition, saga.id, saga.states[0]!.step);
  report('context', `the results ${text} for ${name}`, `the results ${act.results ?? 'none'}`);
}
