import type { ReactNode } from 'react';
import { useId } from 'react';
import type { Problem } from '../../design/problem.ts';

interface UnreadableTextProps {
  readonly text: string;
  readonly problems: readonly Problem[];
  /** Absent where nothing may be changed. */
  readonly onClear?: (() => void) | undefined;
}

/** Shows a text that is kept and cannot be read, why, and a way to start anew. */
export function UnreadableText({ text, problems, onClear }: UnreadableTextProps): ReactNode {
  const id = useId();
  return (
    <div className="hr-ed-unreadable">
      <p>
        <strong>What stands here cannot be edited as fields.</strong> It is kept as it is:
      </p>
      <ul>
        {problems.map(({ path, message, remedy }, index) => (
          <li key={`${path} ${index}`}>
            {message} {remedy}
          </li>
        ))}
      </ul>
      <label htmlFor={id}>The text</label>
      <textarea id={id} readOnly rows={6} value={text.slice(0, 20_000)} />
      {onClear ? (
        <div className="hr-ed-buttons">
          <button type="button" className="hr-ed-add" data-focus="add" onClick={onClear}>
            Start anew
          </button>
          <span className="hr-ed-hint">This can be undone.</span>
        </div>
      ) : null}
    </div>
  );
}
