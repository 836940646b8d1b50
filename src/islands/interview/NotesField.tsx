import type { ReactNode } from 'react';
import { longestText } from '../../interview/session-events.ts';
import { write } from '../../interview/session.ts';
import type { StageId } from '../../interview/stages.ts';
import { notesId } from '../../interview/artefacts.ts';
import type { RoomProps } from './Room.tsx';

interface NotesFieldProps extends Pick<RoomProps, 'kept' | 'run'> {
  readonly stage: StageId;
  /** What to write here. */
  readonly prompt: string;
}

/** Takes the notes of a stage; every change is kept. */
export function NotesField({ kept, run, stage, prompt }: NotesFieldProps): ReactNode {
  const id = notesId(stage);
  const text = kept.live.state.artefacts.get(id)?.text ?? '';
  return (
    <div className="hr-iv-field">
      <label htmlFor={id}>{stage === 'wrap-up' ? 'Your summary' : 'Notes'}</label>
      <p id={`${id}-prompt`} className="hr-iv-muted">
        {prompt}
      </p>
      <textarea
        id={id}
        rows={stage === 'scope' || stage === 'wrap-up' ? 12 : 6}
        value={text}
        maxLength={longestText}
        aria-describedby={`${id}-prompt`}
        onChange={({ target }) => run((held, at) => write(held, at, id, target.value))}
      />
    </div>
  );
}
