import type { ReactNode } from 'react';
import type { RoomProps } from './Room.tsx';

/** Lists what the learner has got out of the interviewer so far. */
export function ConstraintList({ one, kept }: Pick<RoomProps, 'one' | 'kept'>): ReactNode {
  const { revealed } = kept.live.state;
  return (
    <section aria-labelledby="hr-iv-known">
      <h3 id="hr-iv-known">What you know</h3>
      {revealed.length === 0 ? (
        <p className="hr-iv-muted">Nothing yet. Ask the interviewer: what it must do, for whom, how much of it.</p>
      ) : (
        <ul>
          {revealed.map(({ constraintId }) => (
            <li key={constraintId}>{one.constraints.find(({ id }) => id === constraintId)?.text ?? constraintId}</li>
          ))}
        </ul>
      )}
    </section>
  );
}
