import type { FormEvent, KeyboardEvent, ReactNode } from 'react';
import { useState } from 'react';
import type { QuestionSearch } from '../../interview/question-search.ts';
import { ask, reply } from '../../interview/session.ts';
import { deviceMemory } from '../workspace/session/deviceMemory.ts';
import type { RoomProps } from './Room.tsx';

interface ComposerProps {
  /** The session's. */
  readonly id: string;
  /** The follow-up that waits for a reply, if one does. */
  readonly followUp: string | undefined;
  readonly run: RoomProps['run'];
  readonly search: QuestionSearch;
}

/** Takes questions, and replies where the interviewer has asked something. What is typed and not sent survives a reload. */
export function Composer({ id, followUp, run, search }: ComposerProps): ReactNode {
  const key = `interview-unsent:${id}`;
  const [text, setText] = useState(() => deviceMemory().read(key) ?? '');
  const type = (next: string): void => {
    setText(next);
    if (next === '') deviceMemory().remove(key);
    else deviceMemory().write(key, next);
  };
  const send = (what: 'question' | 'reply'): void => {
    const isDone = run((held, at) => (what === 'reply' ? reply(held, at, text) : ask(held, at, text, search)));
    if (isDone) type('');
  };
  const isReply = followUp !== undefined;
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    send(isReply && text.trim() !== '' ? 'reply' : 'question');
  };
  const sendByKey = (event: KeyboardEvent): void => {
    if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return;
    event.preventDefault();
    send(isReply && text.trim() !== '' ? 'reply' : 'question');
  };
  return (
    <form className="hr-iv-composer" onSubmit={submit}>
      <label htmlFor="hr-iv-say">{isReply ? 'Reply, or ask something' : 'Ask the interviewer'}</label>
      <textarea
        id="hr-iv-say"
        rows={3}
        value={text}
        maxLength={isReply ? 20_000 : 500}
        onChange={({ target }) => type(target.value)}
        onKeyDown={sendByKey}
        aria-describedby="hr-iv-keys"
      />
      <p className="hr-iv-actions">
        {isReply ? (
          <>
            <button type="submit" className="hr-iv-primary">
              Reply
            </button>
            <button type="button" onClick={() => send('question')}>
              Ask instead
            </button>
            <button type="button" onClick={() => run((held, at) => reply(held, at, ''))}>
              Go on without a reply
            </button>
          </>
        ) : (
          <button type="submit" className="hr-iv-primary">
            Ask
          </button>
        )}
        <span id="hr-iv-keys" className="hr-iv-muted">
          Ctrl+Enter sends
        </span>
      </p>
    </form>
  );
}
