import type { ReactNode } from 'react';
import { lazy } from 'react';
import type { Progress } from '../../progress/index.ts';
import type { Place } from './place.ts';
import { PartBoundary } from './PartBoundary.tsx';
import type { InterviewPageProps } from './props.ts';
import { Room } from './Room.tsx';
import type { SessionKeeper } from './session-keeper.ts';
import { useKept, useSessionKeeper } from './use-session.ts';

const Report = lazy(() => import('./Report.tsx'));
const Replay = lazy(() => import('./Replay.tsx'));

interface SessionViewProps extends InterviewPageProps {
  readonly progress: Progress;
  readonly id: string;
  readonly view: 'report' | 'replay' | undefined;
  readonly go: (place: Place) => void;
}

/** Opens a session and shows its room, its report or its replay; says why where it cannot be opened. */
export function SessionView(props: SessionViewProps): ReactNode {
  const { progress, one, id, go } = props;
  const opening = useSessionKeeper(progress, one, id);
  if (opening.kind === 'opening') return <p className="hr-iv-muted">Opening the session …</p>;
  if (opening.kind === 'open') return <OpenSession {...props} keeper={opening.keeper} />;
  return (
    <>
      <p className="hr-iv-notice hr-iv-fail" role="alert">
        {opening.reason}
      </p>
      <p>
        <button type="button" onClick={() => go({ kind: 'brief' })}>
          To the start of this interview
        </button>
      </p>
    </>
  );
}

function OpenSession(props: SessionViewProps & { readonly keeper: SessionKeeper }): ReactNode {
  const { keeper, view } = props;
  const kept = useKept(keeper);
  const isFinished = kept.live.state.status === 'finished';
  return (
    <>
      {!kept.isWriter && <ReadAlongNotice keeper={keeper} />}
      <PartBoundary what="this part">
        {view === 'replay' ? (
          <Replay {...props} kept={kept} />
        ) : view === 'report' || isFinished ? (
          <Report {...props} kept={kept} />
        ) : (
          <Room {...props} kept={kept} />
        )}
      </PartBoundary>
    </>
  );
}

function ReadAlongNotice({ keeper }: { readonly keeper: SessionKeeper }): ReactNode {
  return (
    <p className="hr-iv-notice hr-iv-warn" role="status">
      This session is open in another tab, which writes it; here you read along.{' '}
      <button type="button" onClick={() => void keeper.claim(true)}>
        Go on here
      </button>
    </p>
  );
}
