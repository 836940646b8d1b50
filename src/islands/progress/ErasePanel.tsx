import { useEffect, useRef, useState } from 'react';
import type { Progress, ProgressSummary } from '../../progress/index.ts';
import { exportProgress } from './TransferPanel.tsx';
import { countWords, shownStores } from './words.ts';

interface Props {
  readonly progress: Progress;
  readonly summary: ProgressSummary;
  readonly announce: (text: string) => void;
}

/** Erases everything, in two steps, the second of which offers an export: importing it is the only way back. */
export function ErasePanel({ progress, summary, announce }: Props) {
  const [isAsking, setIsAsking] = useState(false);
  const opener = useRef<HTMLButtonElement>(null);
  const question = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    if (isAsking) question.current?.focus();
  }, [isAsking]);
  const close = (): void => {
    setIsAsking(false);
    opener.current?.focus();
  };
  const erase = async (): Promise<void> => {
    await progress.erase();
    close();
    announce('Everything stored in this browser has been erased.');
  };
  const stored = shownStores.filter((store) => summary.counts[store] > 0).map((store) => countWords(store, summary.counts[store]));
  return (
    <section aria-labelledby="hr-progress-erase">
      <h2 id="hr-progress-erase">Erase</h2>
      <p>
        <button ref={opener} type="button" aria-expanded={isAsking} onClick={() => setIsAsking(!isAsking)}>
          Erase everything …
        </button>
      </p>
      {isAsking && (
        <div className="hr-progress-notice hr-progress-fail">
          <h3 ref={question} tabIndex={-1}>
            Erase everything in this browser?
          </h3>
          <p>
            {stored.length === 0 ? 'Nothing is stored.' : `This erases ${stored.join(', ')}.`} The only way back is an export: import it to
            have everything again.
          </p>
          <p className="hr-progress-actions">
            <button type="button" className="hr-progress-primary" onClick={() => void exportProgress(progress, announce)}>
              Export first
            </button>
            <button type="button" className="hr-progress-danger" onClick={() => void erase()}>
              Erase everything now
            </button>
            <button type="button" onClick={close}>
              Keep everything
            </button>
          </p>
        </div>
      )}
    </section>
  );
}
