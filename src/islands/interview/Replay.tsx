import type { ReactNode } from 'react';
import { useMemo, useState } from 'react';
import { formatClock } from '../../interview/report-text.ts';
import { reduce } from '../../interview/session-state.ts';
import type { SessionState } from '../../interview/session-state.ts';
import { stageNames } from '../../interview/stages.ts';
import { ConstraintList } from './ConstraintList.tsx';
import { UtteranceView } from './InterviewerPanel.tsx';
import type { Place } from './place.ts';
import type { InterviewPageProps } from './props.ts';
import { ReportArtefacts } from './ReportArtefacts.tsx';
import type { KeptSession } from './session-keeper.ts';
import { eventWords } from './time-line.ts';
import { tellTranscript } from './transcript.ts';

interface ReplayProps extends InterviewPageProps {
  readonly kept: KeptSession;
  readonly go: (place: Place) => void;
}

/** Steps through a session event by event, and shows where it stood after each. */
export default function Replay({ go, ...props }: ReplayProps): ReactNode {
  const { one, kept } = props;
  const { session } = kept.live;
  const [count, setCount] = useState(Math.min(1, session.events.length));
  const reduced = useMemo(() => reduce(one, session, count), [one, session, count]);
  const event = session.events[count - 1];
  const words = event ? `${formatClock(event.at)} ${eventWords(one, event)}` : 'Before the start';
  // The whole log was replayed when the session was opened, so each part of it can be.
  const state = reduced.ok ? reduced.state : kept.live.state;
  const goTo = (next: number): void => setCount(Math.max(0, Math.min(session.events.length, next)));
  return (
    <div className="hr-iv-replay">
      <header>
        <h2>Replay</h2>
        <label htmlFor="hr-iv-time-line">
          Event {count} of {session.events.length}
        </label>
        <div className="hr-iv-row">
          <button type="button" onClick={() => goTo(count - 1)} disabled={count === 0}>
            Step back
          </button>
          <input
            id="hr-iv-time-line"
            type="range"
            min={0}
            max={session.events.length}
            value={count}
            aria-valuetext={words}
            onChange={({ target }) => goTo(target.valueAsNumber)}
          />
          <button type="button" onClick={() => goTo(count + 1)} disabled={count === session.events.length}>
            Step on
          </button>
        </div>
        <p role="status">{words}</p>
        <p className="hr-iv-actions">
          <button type="button" onClick={() => go({ kind: 'session', id: session.id })}>
            Back to the session
          </button>
          <button type="button" onClick={() => go({ kind: 'brief' })}>
            All sessions
          </button>
        </p>
      </header>
      <Moment {...props} state={state} count={count} />
    </div>
  );
}

/** Shows where a session stood after its first `count` events. */
function Moment({
  one,
  kept,
  state,
  count,
}: InterviewPageProps & { readonly kept: KeptSession; readonly state: SessionState; readonly count: number }): ReactNode {
  const { session } = kept.live;
  const utterances = tellTranscript(one, session.events.slice(0, count));
  return (
    <div className="hr-iv-moment">
      <section className="hr-iv-interviewer" aria-label="What was said">
        {utterances.map((utterance, index) => (
          <UtteranceView key={index} utterance={utterance} />
        ))}
      </section>
      <section className="hr-iv-work" aria-label="What was there">
        <h3>{stageNames[state.stage]}</h3>
        <ReportArtefacts one={one} state={state} />
        {state.estimates.size > 0 && (
          <>
            <h4>Estimates</h4>
            <ul>
              {[...state.estimates].map(([id, { text }]) => (
                <li key={id}>
                  {one.estimates.find((estimate) => estimate.id === id)?.asks ?? id} {text}
                </li>
              ))}
            </ul>
          </>
        )}
        <ConstraintList one={one} kept={{ ...kept, live: { session, state } }} />
      </section>
    </div>
  );
}
