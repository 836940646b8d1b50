import type { ReactNode } from 'react';
import { useEffect, useId, useMemo, useRef, useState } from 'react';
import { formatIn } from '../../estimate/index.ts';
import type { GradedEstimate } from '../../interview/estimates.ts';
import { gradeEstimates } from '../../interview/estimates.ts';
import { verdictWords } from '../../interview/report-text.ts';
import { giveEstimate } from '../../interview/session.ts';
import type { RoomProps } from './Room.tsx';

/** How long after the last key an estimate is kept, in milliseconds: each keeping is an event of the session. */
const settleMs = 600;

/** Asks for every estimate of the case. It is said at once how a number was read; whether it is right, only in practice and when asked. */
export function EstimateFields({ one, kept, run }: RoomProps): ReactNode {
  const { session, state } = kept.live;
  const graded = useMemo(() => gradeEstimates(one, state.estimates), [one, state.estimates]);
  return (
    <div className="hr-iv-estimates">
      <p className="hr-iv-muted">
        A number with its unit, such as <code>1.2 million requests/day</code>; within half an order of magnitude is right. What you give
        here becomes the load of your design.
      </p>
      {graded.map((estimate, index) => (
        <EstimateField
          key={estimate.id}
          estimate={estimate}
          unit={one.estimates[index]?.unit ?? ''}
          canCompare={session.mode.kind === 'untimed'}
          onGive={(text) => run((held, at) => giveEstimate(held, at, estimate.id, text))}
        />
      ))}
    </div>
  );
}

interface EstimateFieldProps {
  readonly estimate: GradedEstimate;
  readonly unit: string;
  readonly canCompare: boolean;
  readonly onGive: (text: string) => void;
}

function EstimateField({ estimate, unit, canCompare, onGive }: EstimateFieldProps): ReactNode {
  const id = useId();
  const [text, setText] = useSettled(estimate.text ?? '', onGive);
  const [isCompared, setIsCompared] = useState(false);
  const readAs = estimate.given ? `Read as ${formatIn(estimate.given, unit)}.` : (estimate.problem ?? '');
  return (
    <div className="hr-iv-field">
      <label htmlFor={id}>{estimate.asks}</label>
      <div className="hr-iv-row">
        <input
          id={id}
          type="text"
          value={text}
          maxLength={200}
          autoComplete="off"
          placeholder={unit === '' ? 'a number' : `… ${unit}`}
          aria-describedby={`${id}-read`}
          onChange={({ target }) => setText(target.value)}
          onBlur={() => setText.settle()}
          onKeyDown={({ key }) => key === 'Enter' && setText.settle()}
        />
        {canCompare && (
          <button
            type="button"
            aria-expanded={isCompared}
            aria-label={`${isCompared ? 'Hide the working' : 'Compare'}: ${estimate.asks}`}
            onClick={() => setIsCompared(!isCompared)}
          >
            {isCompared ? 'Hide the working' : 'Compare'}
          </button>
        )}
      </div>
      <p id={`${id}-read`} role="status" className={estimate.problem === undefined ? 'hr-iv-muted' : 'hr-iv-problem'}>
        {readAs}
      </p>
      {isCompared && <Working estimate={estimate} />}
    </div>
  );
}

/** Shows an estimate's verdict and how the case works it out. */
export function Working({ estimate }: { readonly estimate: GradedEstimate }): ReactNode {
  return (
    <div className="hr-iv-working">
      <p>
        Yours is {verdictWords[estimate.verdict]}; the case has <strong>{estimate.truthShown}</strong>.
      </p>
      <ol>
        {estimate.working.map(({ name, working, shown }) => (
          <li key={name}>
            {name}: {working} = {shown}
          </li>
        ))}
      </ol>
    </div>
  );
}

/** Holds a text while it is typed and hands it on once it settles, or at once on `settle` and when the field goes away. */
function useSettled(given: string, onSettled: (text: string) => void) {
  const [text, setText] = useState(given);
  const pending = useRef<{ readonly text: string; readonly timer: ReturnType<typeof setTimeout> }>(undefined);
  const hand = useRef(onSettled);
  hand.current = onSettled;
  const settle = useRef(() => {
    if (!pending.current) return;
    clearTimeout(pending.current.timer);
    const settled = pending.current.text;
    pending.current = undefined;
    hand.current(settled);
  }).current;
  useEffect(() => {
    // What another tab wrote is shown; what is being typed here is not overwritten.
    if (!pending.current) setText(given);
  }, [given]);
  useEffect(() => {
    // Before the session's own listener, which leaves what is not saved where it survives.
    addEventListener('pagehide', settle, { capture: true });
    return () => {
      removeEventListener('pagehide', settle, { capture: true });
      settle();
    };
  }, [settle]);
  const type = (next: string): void => {
    setText(next);
    if (pending.current) clearTimeout(pending.current.timer);
    pending.current = { text: next, timer: setTimeout(settle, settleMs) };
  };
  return [text, Object.assign(type, { settle })] as const;
}
