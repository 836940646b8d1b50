import type { ReactNode } from 'react';
import { useId } from 'react';
import type { SagaLabState } from './use-saga.ts';

/** Shows where the story stands, and the buttons that step through it. */
export function StoryControls({ lab }: { readonly lab: SagaLabState }): ReactNode {
  const id = useId();
  const { shown, story, show, isAtEnd } = lab;
  const count = story.rows.length;
  return (
    <div className="hr-saga-controls">
      <button type="button" className="hr-lab-primary" aria-disabled={isAtEnd} onClick={() => show(shown + 1)}>
        Step on
      </button>
      <button type="button" aria-disabled={shown === 1} onClick={() => show(shown - 1)}>
        Step back
      </button>
      <button type="button" aria-disabled={isAtEnd} onClick={() => show(count)}>
        To the end
      </button>
      <label htmlFor={id} className="hr-lab-hidden">
        Place in the story
      </label>
      <input
        id={id}
        type="range"
        min={1}
        max={count}
        step={1}
        value={shown}
        aria-valuetext={`${shown} of ${count}`}
        onChange={(event) => show(event.target.valueAsNumber)}
      />
      <span aria-hidden="true" className="hr-saga-place">
        {shown} of {count}
      </span>
    </div>
  );
}
