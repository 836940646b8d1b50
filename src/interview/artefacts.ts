import { drawingId } from './follow-ups.ts';
import type { StageId } from './stages.ts';
import { isStageId, stageNames } from './stages.ts';

/** The artefact whose text is the interface as the editor of operations writes it. */
export const operationsId = 'operations';
/** The artefact whose text is the data model as the editor of entities writes it. */
export const entitiesId = 'entities';
/** The artefact whose text sums the latest runs of the simulation up. */
export const trialsId = 'trials';

const notesPrefix = 'notes-';

/** Returns the id of the artefact that is a stage's notes. */
export function notesId(stage: StageId): string {
  return `${notesPrefix}${stage}`;
}

/** Names an artefact as a heading does. One of another Headroom goes by its id. */
export function artefactName(id: string): string {
  const stage = id.slice(notesPrefix.length);
  if (id.startsWith(notesPrefix) && isStageId(stage)) return stage === 'wrap-up' ? 'Summary' : `Notes: ${stageNames[stage]}`;
  const names = new Map([
    [operationsId, 'Operations'],
    [entitiesId, 'Data model'],
    [drawingId, 'Design'],
    [trialsId, 'Runs'],
  ]);
  return names.get(id) ?? id;
}
