import { Component, Suspense, type ReactNode } from 'react';
import { replayViewOf, type ReplayProps } from './replayViews.ts';

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

class ReplayBoundary extends Component<{ readonly fallback: ReactNode; readonly children: ReactNode }, { readonly failed: boolean }> {
  override state = { failed: false };

  static getDerivedStateFromError(): { failed: boolean } {
    return { failed: true };
  }

  override render(): ReactNode {
    return this.state.failed ? this.props.fallback : this.props.children;
  }
}
