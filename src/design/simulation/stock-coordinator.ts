import { nanosFromMs } from '../../kernel/index.ts';
import type { CoordinatorHost, CoordinatorMaker, SagaKind } from './coordinator.ts';

/**
 * Returns a coordinator that makes each call in order and, once one has failed, undoes those before it, last first, and the failed one before
 * them unless it was certainly not done. A call that undoes is made up to `tries` times (from 1), `waitMs` apart; one that never gets through
 * does not stop the others, and the saga gives up. Source: H. Garcia-Molina and K. Salem, "Sagas", SIGMOD 1987, section 2.
 */
export function stockCoordinator({ tries, waitMs }: { readonly tries: number; readonly waitMs: number }): CoordinatorMaker {
  return (host) => ({ begin: (saga, { steps }) => goOn(host, saga, steps, 0, { tries, waitNs: nanosFromMs(waitMs) }) });
}

interface Patience {
  readonly tries: number;
  readonly waitNs: number;
}

function goOn(host: CoordinatorHost, saga: number, steps: SagaKind['steps'], step: number, patience: Patience): void {
  if (step === steps.length) return host.end(saga, 'completed');
  host.call(saga, step, false, (answer) => {
    if (answer === 'done') return goOn(host, saga, steps, step + 1, patience);
    goBack(host, saga, steps, answer === 'unknown' ? step : step - 1, patience, true);
  });
}

function goBack(host: CoordinatorHost, saga: number, steps: SagaKind['steps'], step: number, patience: Patience, isClean: boolean): void {
  if (step < 0) return host.end(saga, isClean ? 'compensated' : 'gaveUp');
  if (!steps[step]!.canUndo) return goBack(host, saga, steps, step - 1, patience, isClean);
  const attempt = (left: number): void =>
    host.call(saga, step, true, (answer) => {
      if (answer === 'done') goBack(host, saga, steps, step - 1, patience, isClean);
      else if (left > 1) host.sleep(patience.waitNs, () => attempt(left - 1));
      else goBack(host, saga, steps, step - 1, patience, false);
    });
  attempt(patience.tries);
}
