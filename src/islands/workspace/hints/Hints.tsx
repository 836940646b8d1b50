import { useEffect, useRef, useState } from 'react';
import { deviceMemory } from '../session/deviceMemory.ts';

interface HintsProps {
  readonly exerciseId: string;
  readonly hints: readonly [string, string, string];
}

const STEPS = ['A question to ask yourself', 'The idea', 'The way, without the code'];

/** Reveals three hints one at a time, and remembers how many were opened. */
export function Hints({ exerciseId, hints }: HintsProps) {
  const [opened, setOpened] = useState(0);
  const newest = useRef<HTMLLIElement>(null);
  const asked = useRef(false);
  useEffect(() => setOpened(Math.min(hints.length, Number(deviceMemory().read(`hints:${exerciseId}`)) || 0)), [exerciseId, hints]);
  useEffect(() => {
    if (asked.current) newest.current?.focus();
  }, [opened]);

  const open = (): void => {
    asked.current = true;
    deviceMemory().write(`hints:${exerciseId}`, String(opened + 1));
    setOpened(opened + 1);
  };
  return (
    <section className="hr-ws-hints" aria-labelledby="hr-ws-hints">
      <h2 id="hr-ws-hints">Hints</h2>
      <ol>
        {hints.slice(0, opened).map((html, index) => (
          <li key={index} ref={index === opened - 1 ? newest : undefined} tabIndex={-1}>
            <h3>{STEPS[index]}</h3>
            {/* Made at build time from the author's Markdown. */}
            <div dangerouslySetInnerHTML={{ __html: html }} />
          </li>
        ))}
      </ol>
      {opened < hints.length ? (
        <button type="button" className="hr-ws-button" onClick={open}>
          {opened === 0 ? 'Show the first hint' : `Show hint ${opened + 1} of ${hints.length}`}
        </button>
      ) : (
        <p className="hr-ws-muted">That was the last hint.</p>
      )}
    </section>
  );
}
