import { href } from '../href.ts';

/** A page of the main navigation. */
export interface SiteLink {
  readonly label: string;
  readonly href: string;
}

/** The main navigation, in order. */
export const siteLinks: readonly SiteLink[] = [
  { label: 'Course', href: href('/course/') },
  { label: 'Exercises', href: href('/exercises/') },
  { label: 'Labs', href: href('/labs/') },
  { label: 'Interviews', href: href('/interviews/') },
  { label: 'How grading works', href: href('/how-grading-works/') },
  { label: 'Progress', href: href('/progress/') },
];
