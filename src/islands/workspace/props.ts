import type { ReactNode } from 'react';

/** What the workspace needs to know of an exercise; all text, so that it can cross from the page to the island. */
export interface WorkspaceExercise {
  readonly id: string;
  readonly title: string;
  readonly version: string;
  /** The function the learner's module must export. */
  readonly entry: string;
  readonly seed: string;
  /** Rules in the order of the statement; `text` is inline Markdown as in the manifest. */
  readonly rules: readonly WorkspaceRule[];
  /** Three steps, each HTML made at build time from the author's Markdown. */
  readonly hints: readonly [string, string, string];
  readonly budgets: readonly WorkspaceBudget[];
}

/** A rule as the statement tells it. */
export interface WorkspaceRule {
  readonly id: string;
  readonly text: string;
}

/** A budget the learner is told of; a measured value at most `budget` passes. */
export interface WorkspaceBudget {
  readonly id: string;
  readonly title: string;
  readonly unit: string;
  readonly budget: number;
  readonly explanation: string;
}

/** A test that is shown: its calls as lines of JavaScript source, such as `cache.get("a") // 1`. */
export interface VisibleTest {
  readonly id: string;
  readonly rule: string;
  readonly title: string;
  readonly calls: readonly string[];
}

/** A way on from a passed exercise. */
export interface WorkspaceLink {
  readonly href: string;
  readonly title: string;
}

/**
 * The props of the workspace island. Mount it with `client:load`: rendered on the server it shows the statement and the starter, so
 * that reading needs no JavaScript. It fills its container's height; give the container a height (`block-size: calc(100dvh - header)`)
 * and `min-block-size: 0`.
 */
export interface WorkspaceProps {
  readonly exercise: WorkspaceExercise;
  /** The text of contract.ts, given to the editor as types. */
  readonly contractSource: string;
  /** The text of starter.ts. */
  readonly starterSource: string;
  readonly visibleTests: readonly VisibleTest[];
  /** The site's base path with a slash at its end, such as `/` or `/headroom/`. */
  readonly basePath: string;
  /** Where to go after a pass, below the link to the approaches page: the next lesson, a lab that runs this code. */
  readonly next?: readonly WorkspaceLink[];
  /** The statement as static HTML. */
  readonly children?: ReactNode;
}
