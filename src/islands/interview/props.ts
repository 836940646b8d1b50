import type { Design } from '../../design/design.ts';
import type { CaseDesign, InterviewCase } from '../../interview/case-file.ts';

/** A design that belongs to a case, with its drawing. */
export type CaseDrawing = CaseDesign & { readonly design: Design };

/** An exercise whose code can stand in a design. */
export interface ListedExercise {
  readonly id: string;
  readonly title: string;
}

/** What the page of a case is given; all of it is checked when the site is built. */
export interface InterviewPageProps {
  /** The path the site stands under. */
  readonly basePath: string;
  readonly one: InterviewCase;
  readonly drawings: readonly CaseDrawing[];
  readonly exercises: readonly ListedExercise[];
}

/** What the list of all cases is given. */
export interface HistoryPageProps {
  readonly basePath: string;
  readonly cases: readonly { readonly id: string; readonly title: string }[];
}
