import type { ReactNode } from 'react';
import { formatCount } from '../shared/format.ts';
import type { RingChange } from './change.ts';

/** Shows what the last change moved: on the ring, at the least, and by hash modulo nodes. */
export function MoveBars({ change, things }: { readonly change: RingChange; readonly things: string }): ReactNode {
  const bars = [
    { name: 'Consistent hashing', value: change.moved, kind: 'ring' },
    ...(change.expected === undefined ? [] : [{ name: 'Had to, on average', value: Math.round(change.expected), kind: 'least' }]),
    { name: 'hash mod n', value: change.movedByModulo, kind: 'modulo' },
  ];
  const whole = Math.max(1, change.copies);
  return (
    <section aria-label="Moved by the last change">
      <p className="hr-lab-subtitle">
        {change.what}: {things} moved, of {formatCount(change.copies)}
      </p>
      <ul className="hr-ring-moves">
        {bars.map(({ name, value, kind }) => (
          <li key={name}>
            <span>{name}</span>
            <span className="hr-ring-bar" aria-hidden="true">
              <span className={`hr-ring-moved-${kind}`} style={{ inlineSize: `${Math.min(100, (100 * value) / whole)}%` }} />
            </span>
            <span className="hr-ring-count">{formatCount(value)}</span>
          </li>
        ))}
      </ul>
      {change.formula === '' ? null : <p className="hr-lab-about">Had to: {change.formula}.</p>}
    </section>
  );
}
