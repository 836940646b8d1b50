import type { Grader } from '../../grader/host/types.ts';
import type { OwnCodeResult } from '../../grader/own-code/messages.ts';
import { stripTypes } from '../workspace/stripTypes.ts';
import { type Cancellable, createWorkerSimulator, type Simulators } from './simulators.ts';

/** Makes the two ways to simulate: a worker for stock parts, the grader's sandbox for the learner's. Neither is loaded before it is needed. */
export function createSimulators(): Simulators {
  const worker = createWorkerSimulator();
  let grader: Promise<Grader> | undefined;

  function own(...[request, parts, tell]: Parameters<Simulators['own']>): Cancellable<OwnCodeResult> {
    let cancelRun: (() => void) | undefined;
    let isCancelled = false;
    const cancelled = (): DOMException => new DOMException('The run was cancelled.', 'AbortError');

    async function run(): Promise<OwnCodeResult> {
      grader ??= openGrader();
      grader.catch(() => (grader = undefined));
      const opened = await grader;
      if (isCancelled) throw cancelled();
      const started = opened.simulateDesign({ ...request, parts }, ({ fraction }) => tell(fraction));
      cancelRun = started.cancel;
      return await started.result;
    }

    return {
      result: run(),
      cancel() {
        isCancelled = true;
        cancelRun?.();
      },
    };
  }

  return {
    stock: worker.stock,
    own,
    dispose() {
      worker.dispose();
      grader?.then(
        (opened) => opened.dispose(),
        () => undefined,
      );
      grader = undefined;
    },
  };
}

async function openGrader(): Promise<Grader> {
  const { createGrader } = await import('../../grader/host/index.ts');
  return createGrader({ stripTypes });
}
