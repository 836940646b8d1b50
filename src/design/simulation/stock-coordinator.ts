import { nanosFromMs, type Nanos } from '../../kernel/index.ts';
import type { Coordinator, CoordinatorHost, CoordinatorMaker, SagaKind } from './coordinator.ts';

/**
 * Returns a coordinator that makes each call in order and, once one has failed, undoes those before it, last first, and the failed one before
 * them unless it was certainly not done. A call that undoes is made up to `tries` times (from 1), `waitMs` apart; one that never gets through
 * does not stop the others, and the saga gives up. After a stop it makes the call anew that its log says is next: it may have been under way, so
 * it is undone too when it fails now. Source: H. Garcia-Molina and K. Salem, "Sagas", SIGMOD 1987, sections 2 and 4.
 */
export function stockCoordinator({ tries, waitMs }: { readonly tries: number; readonly waitMs: number }): CoordinatorMaker {
  return (host) => new StockCoordinator(host, tries, nanosFromMs(waitMs));
}

/** What the log says of a saga that has not ended. */
interface Entry {
  readonly saga: number;
  readonly steps: SagaKind['steps'];
  /** The step that is next: to be done, or to be undone. */
  step: number;
  goesBack: boolean;
  /** Whether all that had to be undone so far was. */
  isClean: boolean;
}

class StockCoordinator implements Coordinator {
  private readonly host: CoordinatorHost;
  private readonly tries: number;
  private readonly waitNs: Nanos;
  /** By number of the saga, in the order in which they began. */
  private readonly log = new Map<number, Entry>();

  constructor(host: CoordinatorHost, tries: number, waitNs: Nanos) {
    this.host = host;
    this.tries = tries;
    this.waitNs = waitNs;
  }

  begin(saga: number, { steps }: SagaKind): void {
    const entry: Entry = { saga, steps, step: 0, goesBack: false, isClean: true };
    this.log.set(saga, entry);
    this.goOn(entry, false);
  }

  stop(): void {
    // All that it knows is in its log: nothing is lost.
  }

  recover(): void {
    // A saga that is told of a failure at once may leave the log during the walk, which a map allows.
    for (const entry of this.log.values()) {
      if (entry.goesBack) this.goBack(entry);
      else this.goOn(entry, true);
    }
  }

  private goOn(entry: Entry, isResumed: boolean): void {
    const { saga, steps, step } = entry;
    if (step === steps.length) return this.end(entry, 'completed');
    this.host.call(saga, step, false, (answer) => {
      if (answer === 'done') {
        entry.step++;
        return this.goOn(entry, false);
      }
      entry.goesBack = true;
      if (answer !== 'unknown' && !isResumed) entry.step--;
      this.goBack(entry);
    });
  }

  private goBack(entry: Entry): void {
    const { saga, steps } = entry;
    while (entry.step >= 0 && !steps[entry.step]!.canUndo) entry.step--;
    if (entry.step < 0) return this.end(entry, entry.isClean ? 'compensated' : 'gaveUp');
    const attempt = (left: number): void =>
      this.host.call(saga, entry.step, true, (answer) => {
        if (answer !== 'done' && left > 1) return this.host.sleep(this.waitNs, () => attempt(left - 1));
        if (answer !== 'done') entry.isClean = false;
        entry.step--;
        this.goBack(entry);
      });
    attempt(this.tries);
  }

  private end(entry: Entry, how: 'completed' | 'compensated' | 'gaveUp'): void {
    this.log.delete(entry.saga);
    this.host.end(entry.saga, how);
  }
}
