import type { Report } from '../../interview/report.ts';
import type { DimensionId } from '../../interview/rubric.ts';
import { countOf } from './words.ts';

/** Says what a program can count towards one dimension of a session; nothing for what only a reader can judge. */
export function computedParts(dimension: DimensionId, report: Report): string[] {
  switch (dimension) {
    case 'scoping': {
      const asked = report.constraints.filter(({ revealedAtMs }) => revealedAtMs !== undefined).length;
      return [
        `Computed: ${asked} of ${countOf(report.constraints.length, 'constraint')} asked out, in ${countOf(report.questions.length, 'question')}.`,
      ];
    }
    case 'estimation': {
      const right = report.estimates.filter(({ verdict }) => verdict === 'right').length;
      const near = report.estimates.filter(({ verdict }) => verdict === 'off-by-10').length;
      return [`Computed: ${right} of ${countOf(report.estimates.length, 'estimate')} right, ${near} off by up to ten times.`];
    }
    case 'communication': {
      const replied = report.followUps.filter(({ reply }) => reply !== undefined && reply !== '').length;
      const over = report.stages.filter(({ spentMs, budgetMs }) => budgetMs !== undefined && spentMs > budgetMs).length;
      return [`Computed: ${replied} of ${countOf(report.followUps.length, 'follow-up')} replied to; ${countOf(over, 'stage')} ran over.`];
    }
    default:
      return [];
  }
}
