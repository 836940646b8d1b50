import { Component, Suspense, type ReactNode } from 'react';
import type { Exhibit } from '../../../grader/protocol/verdict.ts';
import { exhibitViewOf, replayViewOf, type ReplayProps } from './replayViews.ts';

interface Props extends ReplayProps {
  readonly exerciseId: string;
  /** Shown where the exercise has no replay view, while it loads, and where it fails. */
  readonly fallback: ReactNode;
}

/** Shows the exercise's own picture of a step. */
export function Replay({ exerciseId, fallback, ...props }: Props) {
  const View = replayViewOf(exerciseId);
  if (!View) return fallback;
  return (
    <ReplayBoundary fallback={fallback}>
      <Suspense fallback={fallback}>
        <div className="hr-ws-replay">
          <View {...props} />
        </div>
      </Suspense>
    </ReplayBoundary>
  );
}

/** Shows what the simulations of a run showed, drawn by the exercise. What cannot be drawn is left out: the verdict says all that counts. */
export function Exhibits({ exerciseId, exhibits }: { readonly exerciseId: string; readonly exhibits: readonly Exhibit[] }) {
  const View = exhibitViewOf(exerciseId);
  if (!View || exhibits.length === 0) return null;
  return (
    <section className="hr-ws-section" aria-labelledby="hr-ws-exhibits">
      <h3 id="hr-ws-exhibits">What happened in the simulation</h3>
      {exhibits.map((exhibit) => (
        <ReplayBoundary key={exhibit.id} fallback={null}>
          <Suspense fallback={<p className="hr-ws-muted">Drawing {exhibit.title} …</p>}>
            <div className="hr-ws-replay">
              <View exhibit={exhibit} />
            </div>
          </Suspense>
        </ReplayBoundary>
      ))}
    </section>
  );
}

class ReplayBoundary extends Component<{ readonly fallback: ReactNode; readonly children: ReactNode }, { readonly failed: boolean }> {
  override state = { failed: false };

  static getDerivedStateFromError(): { failed: boolean } {
    return { failed: true };
  }

  override render(): ReactNode {
    return this.state.failed ? this.props.fallback : this.props.children;
  }
}
