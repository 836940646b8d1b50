import type { InterviewCase } from '../../interview/case-file.ts';
import type { SessionEvent } from '../../interview/session-events.ts';
import { leftToYou } from '../../interview/session.ts';
import { stageNames } from '../../interview/stages.ts';

/** What was said, in the order in which it was. */
export interface Utterance {
  readonly who: 'interviewer' | 'learner' | 'clock';
  readonly text: string;
  /** Milliseconds since the start. */
  readonly atMs: number;
  /** What the interviewer announces counts for the rest of the session. */
  readonly isChange?: boolean;
  /** Answers that a question could mean, each by a way to ask for it. */
  readonly candidates?: readonly { readonly answerId: string; readonly question: string }[];
}

/** Tells what was said in the events of a session: questions and answers, follow-ups and replies, the change, where the clock stood. */
export function tellTranscript(one: InterviewCase, events: readonly SessionEvent[]): Utterance[] {
  return [{ who: 'interviewer', text: one.opening, atMs: 0 }, ...events.flatMap((event) => tell(one, event))];
}

function tell(one: InterviewCase, event: SessionEvent): Utterance[] {
  const atMs = event.at;
  switch (event.kind) {
    case 'asked':
      return [{ who: 'learner', text: event.question, atMs }];
    case 'answered':
      return [{ who: 'interviewer', atMs, ...answerOf(one, event) }];
    case 'followed-up':
      return [{ who: 'interviewer', text: one.followUps.find(({ id }) => id === event.followUpId)?.asks ?? event.followUpId, atMs }];
    case 'replied':
      return [event.text === '' ? { who: 'clock', text: 'You went on.', atMs } : { who: 'learner', text: event.text, atMs }];
    case 'changed':
      return [{ who: 'interviewer', text: one.change.announcement, atMs, isChange: true }];
    case 'stage-entered':
      return [{ who: 'clock', text: stageNames[event.stage], atMs }];
    case 'extended':
      return [{ who: 'clock', text: `${event.minutes} ${event.minutes === 1 ? 'minute' : 'minutes'} more.`, atMs }];
    case 'paused':
      return [{ who: 'clock', text: 'Paused.', atMs }];
    case 'finished':
      return [{ who: 'clock', text: 'Finished.', atMs }];
    default:
      return [];
  }
}

function answerOf(one: InterviewCase, { answerId, candidates }: SessionEvent & { readonly kind: 'answered' }) {
  const find = (id: string | undefined) => one.answers.find((answer) => answer.id === id);
  if (candidates) {
    const offered = candidates.map((id) => ({ answerId: id, question: find(id)?.phrasings[0] ?? id }));
    return { text: 'Which do you mean?', candidates: offered };
  }
  return { text: answerId === undefined ? leftToYou : (find(answerId)?.answer ?? leftToYou) };
}
