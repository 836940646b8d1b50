import type { ReactNode } from 'react';
import { useEffect, useRef } from 'react';
import { formatClock } from '../../interview/report-text.ts';
import { clockAt, minutesOf } from '../../interview/session-state.ts';
import { enterStage, extend, momentAt, pause, resume } from '../../interview/session.ts';
import { stageIds, stageNames } from '../../interview/stages.ts';
import type { StageId } from '../../interview/stages.ts';
import type { RoomProps } from './Room.tsx';
import { useNow } from './use-session.ts';

/** Minutes that one press adds. */
const extensions = [2, 5] as const;

/** Shows the stages with their clocks, to go to any of them, pause and extend. */
export function StageBar({ one, kept, run }: RoomProps): ReactNode {
  const { session, state } = kept.live;
  const enter = (stage: StageId): void => void run((held, at) => enterStage(held, at, stage));
  const at = stageIds.indexOf(state.stage);
  const [before, after] = [stageIds[at - 1], stageIds[at + 1]];
  const isAlone = session.mode.kind === 'one-stage';
  const stages = useRef<HTMLOListElement>(null);
  useEffect(() => {
    // Sideways only: where the row of stages is narrower than they are.
    const button = stages.current?.querySelector<HTMLElement>('[aria-current]');
    if (button) stages.current?.scrollTo({ left: button.offsetLeft - 24 });
  }, [state.stage]);
  return (
    <section className="hr-iv-bar" aria-label="Stages and clock">
      {!isAlone && (
        <ol className="hr-iv-stages" ref={stages}>
          {stageIds.map((stage) => (
            <li key={stage}>
              <button type="button" aria-current={stage === state.stage ? 'step' : undefined} onClick={() => enter(stage)}>
                {stageNames[stage]}
                <span className="hr-iv-spent">
                  {stage === state.stage ? 'now' : formatClock(state.times[stage].spentMs)}
                  {session.mode.kind === 'untimed' ? '' : `, ${minutesOf(one, stage) + state.times[stage].extendedMs / 60_000} min`}
                </span>
              </button>
            </li>
          ))}
        </ol>
      )}
      <div className="hr-iv-clock-row">
        <StageClock one={one} kept={kept} />
        <button type="button" onClick={() => run(state.status === 'paused' ? resume : pause)}>
          {state.status === 'paused' ? 'Go on' : 'Pause'}
        </button>
        {session.mode.kind !== 'untimed' &&
          extensions.map((minutes) => (
            <button key={minutes} type="button" onClick={() => run((held, moment) => extend(held, moment, minutes))}>
              <span aria-hidden="true">+{minutes} min</span>
              <span className="hr-iv-hidden">{minutes} minutes more</span>
            </button>
          ))}
        {!isAlone && (
          <span className="hr-iv-steps">
            {before && (
              <button type="button" onClick={() => enter(before)}>
                <span aria-hidden="true">←</span> Back<span className="hr-iv-hidden"> to {stageNames[before]}</span>
              </button>
            )}
            {after && (
              <button type="button" className="hr-iv-primary" onClick={() => enter(after)}>
                Next<span className="hr-iv-hidden">: {stageNames[after]}</span> <span aria-hidden="true">→</span>
              </button>
            )}
          </span>
        )}
        <span className="hr-iv-saved hr-iv-muted">{kept.isWriter ? (kept.isSaved ? 'Saved' : 'Saving …') : 'Reading along'}</span>
      </div>
    </section>
  );
}

/** Shows the clock of the current stage, and says aloud when a minute is left and when time is over. */
function StageClock({ one, kept }: Pick<RoomProps, 'one' | 'kept'>): ReactNode {
  const { session, state } = kept.live;
  const isRunning = state.status === 'running';
  const now = useNow(isRunning);
  const { spentMs, budgetMs, leftMs } = clockAt(one, session.mode, state, momentAt(session, state, now));
  const isOver = leftMs !== undefined && leftMs <= 0;
  const said =
    leftMs === undefined ? '' : isOver ? 'The time of this stage is over.' : leftMs <= 60_000 ? 'One minute left in this stage.' : '';
  return (
    <>
      <p className={`hr-iv-clock${isOver ? ' hr-iv-over' : ''}`} role="timer" aria-live="off">
        {leftMs === undefined ? (
          <>
            <strong>{formatClock(spentMs)}</strong> spent here
          </>
        ) : (
          <>
            <strong>{formatClock(isOver ? -leftMs : leftMs)}</strong> {isOver ? 'over' : 'left'} of {formatClock(budgetMs)}
          </>
        )}
        {state.status === 'paused' && <em> paused</em>}
      </p>
      <span className="hr-iv-hidden" role="status">
        {said}
      </span>
    </>
  );
}
