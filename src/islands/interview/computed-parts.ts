import { countOf } from '../../grader/format/index.ts';
import { entitiesId, operationsId, trialsId } from '../../interview/artefacts.ts';
import { readEntities } from '../../interview/entities.ts';
import { checkEntities } from '../../interview/entities-rules.ts';
import type { Finding } from '../../interview/finding.ts';
import { readOperations } from '../../interview/operations.ts';
import { checkOperations } from '../../interview/operations-rules.ts';
import type { Report } from '../../interview/report.ts';
import type { DimensionId } from '../../interview/rubric.ts';
import { readTrialSummary } from '../design-run/trial-summary.ts';

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
    case 'interface':
      return findingParts(textOf(report, operationsId), (text) => {
        const read = readOperations(text);
        return read.ok ? checkOperations(read.model) : undefined;
      });
    case 'data-model':
      return findingParts(textOf(report, entitiesId), (text) => {
        const [read, operations] = [readEntities(text), readOperations(textOf(report, operationsId))];
        return read.ok ? checkEntities(read.model, operations.ok ? operations.model : undefined) : undefined;
      });
    case 'high-level-design':
      return objectiveParts(report, (trial) => !trial.startsWith('fault-'));
    case 'failure-thinking':
      return objectiveParts(report, (trial) => trial.startsWith('fault-'));
    default:
      return [];
  }
}

function textOf(report: Report, id: string): string {
  return report.artefacts.find((artefact) => artefact.id === id)?.text ?? '';
}

function findingParts(text: string, find: (text: string) => readonly Finding[] | undefined): string[] {
  if (text === '') return ['Computed: nothing was written in the editor.'];
  const findings = find(text);
  if (!findings) return [];
  return [`Computed: the rules find ${countOf(findings.length, 'thing')}.`, ...findings.map(({ rule, message }) => `${rule}: ${message}`)];
}

/** Counts the objectives of the latest runs by the case's numbers, which are the same for everybody. */
function objectiveParts(report: Report, isOf: (trial: string) => boolean): string[] {
  const text = textOf(report, trialsId);
  const summary = text === '' ? undefined : readTrialSummary(text);
  const judged = summary?.objectives.filter(({ side, trial, outcome }) => side === 'case' && isOf(trial) && outcome !== 'unseen') ?? [];
  if (judged.length === 0) return ['Computed: no run by the case’s numbers was made that shows an objective here.'];
  const missed = judged.filter(({ outcome }) => outcome === 'missed');
  return [
    `Computed: ${judged.length - missed.length} of ${countOf(judged.length, 'objective')} met in the latest runs by the case’s numbers.`,
    ...missed.map(({ text: said, seen }) => `Missed: ${said} Seen: ${seen}.`),
  ];
}
