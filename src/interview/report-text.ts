import type { GradedEstimate } from './estimates.ts';
import { artefactName, readArtefact } from './artefacts.ts';
import type { Report, RubricLine, StageReport } from './report.ts';
import type { Artefact } from './session-state.ts';
import { leftToYou } from './session.ts';
import { stageNames } from './stages.ts';

/** Formats a span as minutes and seconds: 125,000 ms is "2:05". Fractions of a second are dropped. */
export function formatClock(ms: number): string {
  const seconds = Math.floor(Math.abs(ms) / 1000);
  return `${ms < 0 && seconds > 0 ? '-' : ''}${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
}

/**
 * Writes a report as Markdown, to be kept and printed. What the learner typed stands in quotes and cannot end them. `describe` puts an
 * artefact into words.
 */
export function writeReport(report: Report, describe: (artefact: Artefact) => string = readArtefact): string {
  const date = new Date(report.startedAt).toISOString().slice(0, 10);
  const { points, most } = report.score;
  const parts = [
    `# ${report.title}`,
    quote(report.opening),
    `Held on ${date}, ${formatClock(report.spentMs)} minutes in all${report.isFinished ? '' : ', not finished'}. ` +
      (most === 0 ? 'Not marked yet.' : `Marked ${points} of ${most}.`),
    `## Time\n\n${report.stages.map(writeStage).join('\n')}`,
    `## Constraints\n\n${report.constraints.map(writeConstraint).join('\n')}`,
    `## Questions\n\n${report.questions.map(writeQuestion).join('\n\n') || 'None was asked.'}`,
    `## Estimates\n\n${report.estimates.map(writeEstimate).join('\n\n')}`,
    `## The change\n\n${report.change.atMs === undefined ? 'It was not reached. ' : `At ${formatClock(report.change.atMs)}: `}${report.change.announcement}`,
    `## Follow-ups\n\n${report.followUps.map(({ asks, reply }) => `${asks}\n\n${reply ? quote(reply) : 'No reply.'}`).join('\n\n') || 'None was asked.'}`,
    ...report.artefacts.map((artefact) => `## ${artefactName(artefact.id)}\n\n${quote(describe(artefact))}`),
    `## Marks\n\n${report.rubric.map(writeLine).join('\n')}`,
  ];
  return `${parts.join('\n\n')}\n`;
}

function quote(text: string): string {
  return text
    .split(/\r\n|[\n\r\u2028\u2029]/)
    .map((line) => `> ${line}`.trimEnd())
    .join('\n');
}

function writeStage({ stage, isEntered, spentMs, budgetMs, extendedMs }: StageReport): string {
  if (!isEntered) return `- ${stageNames[stage]}: not entered`;
  const budget = budgetMs === undefined ? '' : ` of ${formatClock(budgetMs)}`;
  return `- ${stageNames[stage]}: ${formatClock(spentMs)}${budget}${extendedMs > 0 ? `, extended by ${formatClock(extendedMs)}` : ''}`;
}

function writeConstraint({ text, revealedAtMs, question }: Report['constraints'][number]): string {
  return revealedAtMs === undefined ? `- Not asked: ${text} (“${question}”)` : `- Asked at ${formatClock(revealedAtMs)}: ${text}`;
}

function writeQuestion({ atMs, question, answer, isOffered }: Report['questions'][number]): string {
  const said = answer ?? (isOffered ? 'Two answers were offered, and neither was chosen.' : leftToYou);
  return `${formatClock(atMs)}\n\n${quote(question)}\n\n${said}`;
}

/** Names the verdict on an estimate. */
export const verdictWords: Readonly<Record<GradedEstimate['verdict'], string>> = {
  right: 'right',
  'off-by-10': 'off by up to ten times',
  'off-by-more': 'off by more than ten times',
  unreadable: 'not readable',
  missing: 'not given',
};

function writeEstimate({ asks, text, verdict, problem, truthShown, working }: GradedEstimate): string {
  const steps = working.map((step) => `- ${step.name}: ${step.working} = ${step.shown}`).join('\n');
  const given = text === undefined ? '' : `\n${quote(text)}\n`;
  return `${asks}\n${given}\n${verdictWords[verdict]}; the case has ${truthShown}.${problem === undefined ? '' : ` ${problem}`}\n\n${steps}`;
}

function writeLine({ dimension, weight, levels, mark }: RubricLine): string {
  const name = `${dimension}${weight === 2 ? ' (counts double)' : ''}`;
  return mark === undefined ? `- ${name}: not marked` : `- ${name}: ${mark}. ${levels[mark]}`;
}
