import { artefactName } from '../../interview/artefacts.ts';
import type { InterviewCase } from '../../interview/case-file.ts';
import type { SessionEvent } from '../../interview/session-events.ts';
import { stageNames } from '../../interview/stages.ts';
import { dimensionNames } from '../../interview/rubric.ts';

/** Says what happened in one event, for the time line of a replay. */
export function eventWords(one: InterviewCase, event: SessionEvent): string {
  switch (event.kind) {
    case 'started':
      return 'The session started';
    case 'paused':
      return 'Paused';
    case 'resumed':
      return 'Went on';
    case 'extended':
      return `${event.minutes} min added`;
    case 'stage-entered':
      return `Entered “${stageNames[event.stage]}”`;
    case 'asked':
      return `Asked: ${event.question}`;
    case 'answered':
      return 'The interviewer answered';
    case 'wrote':
      return `Changed: ${artefactName(event.artefactId)}`;
    case 'estimated': {
      const asks = one.estimates.find(({ id }) => id === event.estimateId)?.asks ?? event.estimateId;
      return `Estimated “${event.text}”: ${asks}`;
    }
    case 'changed':
      return 'The requirement changed';
    case 'followed-up':
      return 'The interviewer followed up';
    case 'replied':
      return event.text === '' ? 'Went on without a reply' : 'Replied';
    case 'finished':
      return 'The session ended';
    case 'marked':
      return `Marked ${dimensionNames[event.dimension]}: ${event.mark}`;
  }
}
