import type { ReactNode } from 'react';
import { useEffect, useState } from 'react';

const quietMs = 900;

/** Shows what the figure says in words; assistive technology hears it only once it has stayed the same for a moment. */
export function FigureText({ text }: { readonly text: string }): ReactNode {
  const [settled, setSettled] = useState('');
  useEffect(() => {
    const timer = setTimeout(() => setSettled(text), quietMs);
    return () => clearTimeout(timer);
  }, [text]);
  return (
    <figcaption>
      <p className="hr-lab-figure-text" aria-hidden="true">
        {text}
      </p>
      <p className="hr-lab-hidden" aria-live="polite">
        {settled}
      </p>
    </figcaption>
  );
}
