import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { GradingFigures, Share } from './exercise-gradings.ts';
import { relative, root } from './exercise-folders.ts';
import type { CheckReport } from './report.ts';

const file = path.join(root, 'src/course/grader-quality.json');

type Figures = GradingFigures & { readonly version: string };

/** What a run measured, as the page on grading shows it. Holds nothing that a second run or another machine would measure otherwise. */
export interface MeasuredQuality {
  /** By exercise id; in a run of one exercise that one alone. */
  readonly exercises: Readonly<Record<string, Figures>>;
  /** Absent in a run of one exercise. */
  readonly hostile?: Share;
}

/**
 * Writes the figures when asked to and nothing failed, and checks that the committed ones are those just measured. What was not measured stays as it
 * is; `ids` are the exercises there are, in their order.
 */
export function settleQuality(report: CheckReport, measured: MeasuredQuality, ids: readonly string[], write: boolean): void {
  report.section('figures of the page on grading');
  const before = existsSync(file) ? readFileSync(file, 'utf8') : '{}';
  const text = `${JSON.stringify(merge(JSON.parse(before) as Partial<MeasuredQuality>, measured, ids), null, 2)}\n`;
  // Figures of a run in which something failed are none to publish.
  const isWritten = write && report.counts().failed === 0;
  if (isWritten) writeFileSync(file, text);
  report.check(
    `${relative(file)} holds what was measured`,
    isWritten || before === text
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

function merge(before: Partial<MeasuredQuality>, measured: MeasuredQuality, ids: readonly string[]): MeasuredQuality {
  const exercises = ids.flatMap((id): [string, Figures][] => {
    const figures = measured.exercises[id] ?? before.exercises?.[id];
    return figures ? [[id, figures]] : [];
  });
  const hostile = measured.hostile ?? before.hostile;
  return { exercises: Object.fromEntries(exercises), ...(hostile && { hostile }) };
}
