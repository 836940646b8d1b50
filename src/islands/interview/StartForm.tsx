import type { FormEvent, ReactNode } from 'react';
import { useState } from 'react';
import { countOf } from '../../grader/format/index.ts';
import type { InterviewCase } from '../../interview/case-file.ts';
import type { SessionMode } from '../../interview/session-events.ts';
import { append } from '../../interview/session-log.ts';
import { minutesOf } from '../../interview/session-state.ts';
import { createSession } from '../../interview/session.ts';
import { isStageId, stageIds, stageNames } from '../../interview/stages.ts';
import type { StageId } from '../../interview/stages.ts';
import { newId } from '../../progress/identity.ts';
import type { Progress } from '../../progress/index.ts';
import type { Place } from './place.ts';

interface StartFormProps {
  readonly one: InterviewCase;
  readonly progress: Progress;
  readonly practise: StageId | undefined;
  readonly go: (place: Place) => void;
}

const kinds = [
  { kind: 'timed', name: 'Against the clocks', about: 'As in an interview. A stage that runs over is not ended; you see it in red.' },
  { kind: 'untimed', name: 'Without clocks', about: 'To learn: as long as you like, and estimates are compared when you ask.' },
  { kind: 'one-stage', name: 'One stage alone', about: 'To practise what you find hard, against its own clock.' },
] as const;

/** Asks how the session is to be held, and starts it. */
export function StartForm({ one, progress, practise, go }: StartFormProps): ReactNode {
  const [kind, setKind] = useState<SessionMode['kind']>(practise === undefined ? 'timed' : 'one-stage');
  const [stage, setStage] = useState<StageId>(practise ?? 'scope');
  const start = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    const mode: SessionMode = kind === 'one-stage' ? { kind, stage } : { kind };
    const session = append(createSession(one, mode, newId(), Date.now()), [{ kind: 'started', at: 0 }]);
    await progress.saveSession(session);
    go({ kind: 'session', id: session.id });
  };
  return (
    <form className="hr-iv-start" onSubmit={(event) => void start(event)}>
      <h2 id="hr-iv-start">Start</h2>
      <fieldset>
        <legend className="hr-iv-hidden">How to hold it</legend>
        {kinds.map((one) => (
          <label key={one.kind} className="hr-iv-option">
            <input type="radio" name="mode" value={one.kind} checked={kind === one.kind} onChange={() => setKind(one.kind)} />
            <span>
              <strong>{one.name}</strong>
              <span className="hr-iv-muted">{one.about}</span>
            </span>
          </label>
        ))}
      </fieldset>
      {kind === 'one-stage' && (
        <p>
          <label htmlFor="hr-iv-stage">Stage</label>{' '}
          <select id="hr-iv-stage" value={stage} onChange={({ target }) => isStageId(target.value) && setStage(target.value)}>
            {stageIds.map((id) => (
              <option key={id} value={id}>
                {stageNames[id]}, {countOf(minutesOf(one, id), 'minute')}
              </option>
            ))}
          </select>
        </p>
      )}
      <button type="submit" className="hr-iv-primary">
        Start the interview
      </button>
    </form>
  );
}
