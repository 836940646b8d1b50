import type { ReactNode } from 'react';
import { useState } from 'react';
import { formatClock } from '../../interview/report-text.ts';
import { scoreOf } from '../../interview/rubric.ts';
import { checkSession, writeSession } from '../../interview/session-file.ts';
import type { InterviewCase } from '../../interview/case-file.ts';
import { stageNames } from '../../interview/stages.ts';
import type { Progress, StoredSession } from '../../progress/index.ts';
import { download } from '../progress/download.ts';
import { momentWords } from '../progress/words.ts';
import type { Place } from './place.ts';
import { fileNameOf, modeWords } from './words.ts';

interface SessionListProps {
  readonly sessions: readonly StoredSession[];
  readonly one: InterviewCase;
  readonly progress: Progress;
  readonly go: (place: Place) => void;
  readonly announce: (text: string) => void;
}

/** Lists the sessions of a case, the latest first, each to go on with, read, export or delete. */
export function SessionList({ sessions, ...rest }: SessionListProps): ReactNode {
  if (sessions.length === 0) return <p className="hr-iv-muted">None yet.</p>;
  return (
    <ul className="hr-iv-sessions">
      {sessions.map((stored) => (
        <SessionItem key={stored.id} stored={stored} {...rest} />
      ))}
    </ul>
  );
}

function SessionItem({
  stored,
  one,
  progress,
  go,
  announce,
}: Omit<SessionListProps, 'sessions'> & { readonly stored: StoredSession }): ReactNode {
  const [isAsking, setIsAsking] = useState(false);
  const { session } = stored;
  const when = momentWords(session.startedAt);
  const read = checkSession(session, (id) => (id === one.id ? one : undefined));
  const isFinished = read.ok && read.state.status === 'finished';
  const remove = async (): Promise<void> => {
    await progress.removeSession(stored.id);
    announce(`The session of ${when} is deleted.`);
  };
  return (
    <li>
      <p>
        <strong>{when}</strong> · {modeWords(session.mode)}
        <br />
        <span className="hr-iv-muted">{read.ok ? standOf(read.state) : read.reason}</span>
      </p>
      <p className="hr-iv-actions">
        {read.ok && (
          <button
            type="button"
            onClick={() => go({ kind: 'session', id: stored.id })}
            aria-label={`${isFinished ? 'Report' : 'Go on'}, ${when}`}
          >
            {isFinished ? 'Report' : 'Go on'}
          </button>
        )}
        {read.ok && (
          <button type="button" onClick={() => go({ kind: 'session', id: stored.id, view: 'replay' })} aria-label={`Replay, ${when}`}>
            Replay
          </button>
        )}
        <button type="button" onClick={() => download(`${fileNameOf(session)}.json`, writeSession(session))} aria-label={`Export, ${when}`}>
          Export
        </button>
        {isAsking ? (
          <>
            <button type="button" className="hr-iv-danger" onClick={() => void remove()}>
              Delete it now
            </button>
            <button type="button" autoFocus onClick={() => setIsAsking(false)}>
              Keep it
            </button>
          </>
        ) : (
          <button type="button" onClick={() => setIsAsking(true)} aria-label={`Delete …, ${when}`}>
            Delete …
          </button>
        )}
      </p>
    </li>
  );
}

/** Says where a session stands. */
function standOf(state: Extract<ReturnType<typeof checkSession>, { ok: true }>['state']): string {
  const spentMs = Object.values(state.times).reduce((sum, time) => sum + time.spentMs, 0);
  if (state.status !== 'finished') return `In “${stageNames[state.stage]}”, ${formatClock(spentMs)} so far`;
  const { points, most } = scoreOf(state.marks);
  return `Finished in ${formatClock(spentMs)}, ${most === 0 ? 'not marked yet' : `marked ${points} of ${most}`}`;
}
