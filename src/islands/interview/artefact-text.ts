import { readDrawing } from '../../design/index.ts';
import { drawingId, entitiesId, operationsId, readArtefact, trialsId } from '../../interview/artefacts.ts';
import { describeEntities } from '../../interview/describe-entities.ts';
import { readEntities } from '../../interview/entities.ts';
import { readOperations } from '../../interview/operations.ts';
import type { Artefact } from '../../interview/session-state.ts';
import { describeDrawing } from '../canvas/describe-drawing.ts';
import { formatLatency, formatPart } from '../design-run/words.ts';
import { readTrialSummary } from '../design-run/trial-summary.ts';

/** Puts an artefact into words for a report that is kept as text. `operationsText` is the interface that access paths are for. */
export function artefactText(artefact: Pick<Artefact, 'id' | 'text'>, operationsText = ''): string {
  const { id, text } = artefact;
  if (id === drawingId) {
    const read = readDrawing(text);
    return read.ok ? describeDrawing(read.design) : readArtefact(artefact);
  }
  if (id === entitiesId) return entityLines(text, operationsText).join('\n');
  if (id === trialsId) return trialLines(text).join('\n');
  return id === operationsId ? readArtefact(artefact) : text;
}

/** Returns a data model in lines; the text itself where it cannot be read. */
export function entityLines(text: string, operationsText: string): readonly string[] {
  const [read, operations] = [readEntities(text), readOperations(operationsText)];
  if (!read.ok) return [text];
  return describeEntities(read.model, operations.ok ? operations.model : undefined);
}

/** What an objective's outcome is called. */
export const outcomeWords = { met: 'met', missed: 'missed', unseen: 'not seen' } as const;

/** By whose numbers a run was. */
export const sideWords = { learner: 'by your estimates', case: 'by the case’s numbers' } as const;

/** Returns the summary of runs in lines: each run by kind of request, then the objectives. */
function trialLines(text: string): string[] {
  const summary = readTrialSummary(text);
  if (!summary) return ['The summary of the runs cannot be read.'];
  return [
    ...summary.trials.flatMap(({ title, side, kinds }) =>
      kinds.map(
        ({ name, availability, p99Ms }) =>
          `${title}, ${sideWords[side]}: ${name}, ${formatPart(availability)} answered, p99 ${formatLatency(p99Ms)}`,
      ),
    ),
    ...summary.objectives.map(
      ({ text: said, side, outcome, seen, wanted }) => `${said} ${outcomeWords[outcome]}, ${sideWords[side]}: ${seen}, wanted ${wanted}`,
    ),
  ];
}
