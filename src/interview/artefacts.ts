import { describeEntities } from './describe-entities.ts';
import { readEntities } from './entities.ts';
import { describeOperations, readOperations } from './operations.ts';
import type { StageId } from './stages.ts';
import { isStageId, stageNames } from './stages.ts';

/** The artefact whose text is a drawn design as JSON. */
export const drawingId = 'drawing';
/** The artefact whose text is the interface as the editor of operations writes it. */
export const operationsId = 'operations';
/** The artefact whose text is the data model as the editor of entities writes it. */
export const entitiesId = 'entities';
/** The artefact whose text sums the latest runs of the simulation up. */
export const trialsId = 'trials';

const notesPrefix = 'notes-';

/** Something that was written or drawn, by its id. */
interface Written {
  readonly id: string;
  readonly text: string;
}

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
    [entitiesId, 'Entities'],
    [drawingId, 'Design'],
    [trialsId, 'Runs'],
  ]);
  return names.get(id) ?? id;
}

/**
 * Returns the words of an artefact, as follow-ups are looked for in them: its text; of an interface or a data model what it says in lines;
 * of a drawing the kinds and names of its components, one a line; of runs nothing, since they are the program's words.
 */
export function readArtefact({ id, text }: Written): string {
  switch (id) {
    case drawingId:
      return wordsOfDrawing(text);
    case operationsId: {
      const read = readOperations(text);
      return read.ok ? describeOperations(read.model).join('\n') : text;
    }
    case entitiesId: {
      const read = readEntities(text);
      return read.ok ? describeEntities(read.model).join('\n') : text;
    }
    case trialsId:
      return '';
    default:
      return text;
  }
}

/** Returns the kinds and names of a drawing's components. */
function wordsOfDrawing(text: string): string {
  let drawing: unknown;
  try {
    drawing = JSON.parse(text);
  } catch {
    // A drawing cut short still has its words.
    return text;
  }
  const { components } = (drawing ?? {}) as { components?: unknown };
  if (!Array.isArray(components)) return '';
  return components
    .flatMap((component: unknown) => {
      const { kind, name } = (component ?? {}) as { kind?: unknown; name?: unknown };
      return [kind, name].filter((part) => typeof part === 'string');
    })
    .join('\n');
}
