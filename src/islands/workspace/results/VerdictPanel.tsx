import type { ReactNode } from 'react';
import type { GraderSession } from '../session/useGrader.ts';

interface VerdictPanelProps {
  readonly session: GraderSession;
  /** The latest verdict, if there is one. */
  readonly children: ReactNode;
}

/** Shows the latest verdict, or what stands in its place: nothing yet, cancelled, or a grader that cannot be used. */
export function VerdictPanel({ session, children }: VerdictPanelProps) {
  const { run, latest } = session;
  return (
    <>
      {run.kind === 'failed' && (
        <section className="hr-ws-card hr-ws-problem" aria-label="What happened">
          <p className="hr-ws-problem-message">The grader could not run: {run.message}</p>
          <p>Your code is saved. Reload the page and run it again; if you are offline, the grader may not have been downloaded yet.</p>
        </section>
      )}
      {run.kind === 'cancelled' && (
        <p className="hr-ws-card">Cancelled. {latest ? 'Below is the verdict of the run before.' : 'Your code is saved.'}</p>
      )}
      {latest
        ? children
        : run.kind === 'idle' && (
            <div className="hr-ws-empty">
              <p>No verdict yet.</p>
              <p>
                <strong>Run tests</strong> checks the visible tests. <strong>Submit</strong> checks hidden tests of every rule and measures
                the budgets. Both run in your browser; nothing is sent anywhere.
              </p>
            </div>
          )}
    </>
  );
}
