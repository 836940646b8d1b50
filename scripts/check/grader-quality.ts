import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { GradingFigures, Share } from './exercise-gradings.ts';
import { relative, root } from './exercise-folders.ts';
import type { CheckReport } from './report.ts';

const file = path.join(root, 'src/course/grader-quality.json');

/** What a run measured, as the page on grading shows it. Holds nothing that a second run or another machine would measure otherwise. */
export interface MeasuredQuality {
  /** By exercise id. */
  readonly exercises: Readonly<Record<string, GradingFigures & { readonly version: string }>>;
  readonly hostile: Share;
}

/** Writes the figures when asked to and nothing failed, and checks that the committed ones are those just measured. */
export function settleQuality(report: CheckReport, measured: MeasuredQuality, write: boolean): void {
  report.section('figures of the page on grading');
  const text = `${JSON.stringify(measured, null, 2)}\n`;
  // Figures of a run in which something failed are none to publish.
  if (write && report.counts().failed === 0) writeFileSync(file, text);
  const isCurrent = existsSync(file) && readFileSync(file, 'utf8') === text;
  report.check(
    `${relative(file)} holds what was measured`,
    isCurrent
      ? []
      : [
          {
            path: relative(file),
            message: 'differs from what was measured',
            remedy: 'When all else passes, run "npm run check -- --write" and commit the file.',
          },
        ],
  );
}
