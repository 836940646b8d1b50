/** What a page asks of the worker of a lab: a run. To end one, the page ends the worker. */
export interface ToWorker<Settings> {
  readonly runId: number;
  readonly settings: Settings;
}

/** What the worker tells the page of a run. */
export type FromWorker<Result> =
  | { readonly type: 'progress'; readonly runId: number; readonly fraction: number }
  | { readonly type: 'finished'; readonly runId: number; readonly result: Result }
  | { readonly type: 'failed'; readonly runId: number; readonly message: string };

/** A worker's own scope, of which only these two are used; the types of a page have no such scope. */
interface WorkerScope<Settings, Result> {
  postMessage(message: FromWorker<Result>, transfer: Transferable[]): void;
  onmessage: ((event: MessageEvent<ToWorker<Settings>>) => void) | null;
}

/**
 * Makes this worker answer runs: `run` computes and tells how far it has come, 0 to 1; `transfer` names the buffers of a result that
 * move to the page instead of being copied. What `run` throws reaches the page as a failure.
 */
export function serveRuns<Settings, Result>(
  run: (settings: Settings, tell: (fraction: number) => void) => Result,
  transfer: (result: Result) => Transferable[] = () => [],
): void {
  const scope = globalThis as unknown as WorkerScope<Settings, Result>;
  scope.onmessage = ({ data: { runId, settings } }) => {
    try {
      const result = run(settings, (fraction) => scope.postMessage({ type: 'progress', runId, fraction }, []));
      scope.postMessage({ type: 'finished', runId, result }, transfer(result));
    } catch (error) {
      scope.postMessage({ type: 'failed', runId, message: error instanceof Error ? error.message : String(error) }, []);
    }
  };
}
