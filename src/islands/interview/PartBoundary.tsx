import type { ReactNode } from 'react';
import { Component, Suspense } from 'react';

interface PartBoundaryProps {
  /** Names the part within a sentence: "the canvas". */
  readonly what: string;
  readonly children: ReactNode;
}

/**
 * Shows a part of the page that is fetched when it is needed, and says so where it cannot be fetched or fails: the rest of the session
 * goes on.
 */
export class PartBoundary extends Component<PartBoundaryProps, { readonly hasFailed: boolean }> {
  override state = { hasFailed: false };

  static getDerivedStateFromError(): { readonly hasFailed: boolean } {
    return { hasFailed: true };
  }

  override render(): ReactNode {
    const { what, children } = this.props;
    if (!this.state.hasFailed) return <Suspense fallback={<p className="hr-iv-muted">Loading {what} …</p>}>{children}</Suspense>;
    return (
      <p className="hr-iv-notice hr-iv-fail" role="alert">
        This page could not load {what}; without a network it must have been opened once before. What you wrote is kept.{' '}
        <button type="button" onClick={() => location.reload()}>
          Load the page anew
        </button>
      </p>
    );
  }
}
