import type { ReactNode } from 'react';
import { Fragment, useState } from 'react';
import { runsInDesigns } from '../../grader/own-code/fitting.ts';
import { minutesOf } from '../../interview/session-state.ts';
import { stageIds } from '../../interview/stages.ts';
import type { StageId } from '../../interview/stages.ts';
import type { Progress } from '../../progress/index.ts';
import { HistoryTable } from './HistoryTable.tsx';
import { ImportSession } from './ImportSession.tsx';
import type { Place } from './place.ts';
import type { InterviewPageProps } from './props.ts';
import { SessionList } from './SessionList.tsx';
import { StartForm } from './StartForm.tsx';
import { useSessions } from './use-sessions.ts';

interface BriefProps extends InterviewPageProps {
  readonly progress: Progress;
  readonly practise: StageId | undefined;
  readonly go: (place: Place) => void;
}

/** Shows what a case asks, how it can be held, and the sessions held before. */
export function Brief({ one, exercises, basePath, progress, practise, go }: BriefProps): ReactNode {
  const sessions = useSessions(progress, one.id);
  const [announcement, setAnnouncement] = useState('');
  const minutes = stageIds.reduce((sum, stage) => sum + minutesOf(one, stage), 0);
  return (
    <>
      <section className="hr-iv-brief" aria-labelledby="hr-iv-opening">
        <h2 id="hr-iv-opening">The question</h2>
        <blockquote>{one.opening}</blockquote>
        <p>
          That is all you are told. The interviewer knows the rest and says what you ask for. You have {minutes} minutes in eight stages:
          you ask, estimate, design the interface and the data, draw the system and see it run under the load that you estimated. One
          requirement changes on the way. Everything you type stays in this browser; you can leave and come back.
        </p>
        <ExerciseLinks
          lead="Code of your own that can run inside the design, once it has passed: "
          exercises={exercises.filter(({ id }) => runsInDesigns(id))}
          basePath={basePath}
        />
        <ExerciseLinks
          lead="Exercises on other parts of this system: "
          exercises={exercises.filter(({ id }) => !runsInDesigns(id))}
          basePath={basePath}
        />
      </section>
      <StartForm one={one} progress={progress} practise={practise} go={go} />
      <section aria-labelledby="hr-iv-earlier">
        <h2 id="hr-iv-earlier">Your sessions</h2>
        {sessions === undefined ? (
          <p className="hr-iv-muted">Reading your sessions …</p>
        ) : (
          <SessionList sessions={sessions} one={one} progress={progress} go={go} announce={setAnnouncement} />
        )}
        <ImportSession one={one} progress={progress} go={go} announce={setAnnouncement} />
        <p className="hr-iv-announcement" role="status">
          {announcement}
        </p>
      </section>
      {sessions && <HistoryTable sessions={sessions} />}
    </>
  );
}

interface ExerciseLinksProps extends Pick<InterviewPageProps, 'exercises' | 'basePath'> {
  readonly lead: string;
}

function ExerciseLinks({ lead, exercises, basePath }: ExerciseLinksProps): ReactNode {
  if (exercises.length === 0) return null;
  return (
    <p className="hr-iv-muted">
      {lead}
      {exercises.map(({ id, title }, index) => (
        <Fragment key={id}>
          {index > 0 && ', '}
          <a href={`${basePath.replace(/\/$/, '')}/exercises/${id}/`}>{title}</a>
        </Fragment>
      ))}
      .
    </p>
  );
}
