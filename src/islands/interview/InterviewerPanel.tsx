import type { ReactNode } from 'react';
import { useEffect, useMemo, useRef } from 'react';
import { formatClock } from '../../interview/report-text.ts';
import { openFollowUp } from '../../interview/session-state.ts';
import type { QuestionSearch } from '../../interview/question-search.ts';
import { choose } from '../../interview/session.ts';
import { Composer } from './Composer.tsx';
import type { RoomProps } from './Room.tsx';
import type { Utterance } from './transcript.ts';
import { tellTranscript } from './transcript.ts';

interface InterviewerPanelProps extends RoomProps {
  readonly search: QuestionSearch;
}

/** Shows the conversation with the interviewer, and takes questions and replies. */
export function InterviewerPanel({ one, kept, run, search }: InterviewerPanelProps): ReactNode {
  const { session, state } = kept.live;
  const utterances = useMemo(() => tellTranscript(one, session.events), [one, session.events]);
  const last = state.questions.at(-1);
  const isChoosing = last?.candidates !== undefined && last.answerId === undefined;
  const latestOffer = isChoosing ? utterances.findLastIndex(({ candidates }) => candidates !== undefined) : -1;
  const log = useRef<HTMLDivElement>(null);
  useEffect(() => {
    log.current?.scrollTo({ top: log.current.scrollHeight });
  }, [utterances.length]);
  return (
    <section className="hr-iv-interviewer" aria-labelledby="hr-iv-interviewer">
      <h2 id="hr-iv-interviewer">Interviewer</h2>
      <div className="hr-iv-log" role="log" aria-label="Conversation" tabIndex={0} ref={log}>
        {utterances.map((utterance, index) => (
          <UtteranceView
            key={index}
            utterance={utterance}
            onChoose={index === latestOffer && kept.isWriter ? (answerId) => run((held, at) => choose(held, at, answerId)) : undefined}
          />
        ))}
      </div>
      {kept.isWriter && <Composer id={session.id} followUp={openFollowUp(state)?.id} run={run} search={search} />}
    </section>
  );
}

/** Who speaks, in words that are read out before what is said. */
const speakers = { interviewer: 'Interviewer', learner: 'You', clock: '' } as const;

/** Shows one thing said. */
export function UtteranceView({
  utterance,
  onChoose,
}: {
  readonly utterance: Utterance;
  readonly onChoose?: ((answerId: string) => void) | undefined;
}): ReactNode {
  const { who, text, atMs, isChange, candidates } = utterance;
  if (who === 'clock')
    return (
      <p className="hr-iv-aside">
        {formatClock(atMs)} · {text}
      </p>
    );
  return (
    <div className={`hr-iv-said hr-iv-${who}${isChange ? ' hr-iv-change' : ''}`}>
      <p className="hr-iv-speaker">
        {speakers[who]}
        {isChange ? ', a change' : ''} <span>{formatClock(atMs)}</span>
      </p>
      <p>{text}</p>
      {candidates?.map(({ answerId, question }) =>
        onChoose ? (
          <button key={answerId} type="button" onClick={() => onChoose(answerId)}>
            {question}
          </button>
        ) : (
          <p key={answerId} className="hr-iv-muted">
            {question}
          </p>
        ),
      )}
    </div>
  );
}
