import type { ReactNode } from 'react';
import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { createQuestionSearch } from '../../interview/question-search.ts';
import { finish } from '../../interview/session.ts';
import { stageNames } from '../../interview/stages.ts';
import { preloadDesign } from './DesignWork.tsx';
import { preloadEditors } from './EditorWork.tsx';
import { InterviewerPanel } from './InterviewerPanel.tsx';
import type { Command } from './live-session.ts';
import type { InterviewPageProps } from './props.ts';
import type { KeptSession, SessionKeeper } from './session-keeper.ts';
import { StageBar } from './StageBar.tsx';
import { isDesigned, StageWork } from './StageWork.tsx';

/** How long the room is left alone before later stages are fetched, in milliseconds. */
const preloadAfterMs = 3000;

/** What the parts of a room are given: the session, and how to do something with it. */
export interface RoomProps extends InterviewPageProps {
  readonly kept: KeptSession;
  /** Does a command; a refusal is said at the foot of the room. */
  readonly run: (command: Command) => boolean;
}

interface Props extends InterviewPageProps {
  readonly keeper: SessionKeeper;
  readonly kept: KeptSession;
}

/** Shows a session that is being held: the stages with their clocks, what is worked on, and the interviewer. */
export function Room({ keeper, ...props }: Props): ReactNode {
  const { one, kept } = props;
  const { stage } = kept.live.state;
  const [refusal, setRefusal] = useState('');
  const run = useCallback(
    (command: Command) => {
      const refused = keeper.run(command);
      setRefusal(refused ?? '');
      return refused === undefined;
    },
    [keeper],
  );
  const search = useMemo(() => createQuestionSearch(one.answers, one.synonyms), [one]);
  useEffect(preloadStages, []);
  const heading = useFocusOnChange<HTMLHeadingElement>(stage);
  return (
    <div className={`hr-iv-room${isDesigned(stage) ? ' hr-iv-designing' : ''}`}>
      <StageBar {...props} run={run} />
      <InterviewerPanel {...props} run={run} search={search} />
      <section className="hr-iv-work" aria-labelledby="hr-iv-stage-name">
        <h2 id="hr-iv-stage-name" ref={heading} tabIndex={-1}>
          {stageNames[stage]}
        </h2>
        <fieldset className="hr-iv-plain" disabled={!kept.isWriter}>
          <legend className="hr-iv-hidden">Your work in this stage</legend>
          <StageWork key={stage} {...props} run={run} />
        </fieldset>
        <FinishPanel isLast={stage === 'wrap-up' || kept.live.session.mode.kind === 'one-stage'} run={run} />
      </section>
      <p className="hr-iv-announcement" role="alert">
        {refusal}
      </p>
    </div>
  );
}

/** Fetches what later stages need while nothing else happens: changing stages costs no wait then, nor a network. */
function preloadStages(): () => void {
  const timer = setTimeout(() => {
    for (const load of [preloadEditors, preloadDesign]) load();
  }, preloadAfterMs);
  return () => clearTimeout(timer);
}

/** Moves the focus to an element when a value changes, not when it is first there. */
function useFocusOnChange<T extends HTMLElement>(value: string) {
  const element = useRef<T>(null);
  const last = useRef(value);
  useEffect(() => {
    if (last.current === value) return;
    last.current = value;
    element.current?.focus();
  }, [value]);
  return element;
}

function FinishPanel({ isLast, run }: { readonly isLast: boolean; readonly run: RoomProps['run'] }): ReactNode {
  const [isAsking, setIsAsking] = useState(false);
  if (!isAsking)
    return (
      <p className="hr-iv-finish">
        <button type="button" className={isLast ? 'hr-iv-primary' : undefined} onClick={() => setIsAsking(true)}>
          Finish …
        </button>
      </p>
    );
  return (
    <p className="hr-iv-finish hr-iv-notice">
      After this only marks are added: nothing more can be asked or drawn.{' '}
      <button type="button" className="hr-iv-primary" autoFocus onClick={() => run(finish)}>
        Finish and see the report
      </button>{' '}
      <button type="button" onClick={() => setIsAsking(false)}>
        Go on
      </button>
    </p>
  );
}
