import type { KeyboardEvent, ReactNode } from 'react';
import { useId } from 'react';
import { FigureText } from '../shared/FigureText.tsx';
import { GuessResult } from '../shared/GuessResult.tsx';
import '../shared/lab.css';
import { LinkNotes } from '../shared/LinkNotes.tsx';
import { ShareLink } from '../shared/ShareLink.tsx';
import { useFocusThatStays } from '../shared/use-focus-that-stays.ts';
import { AvailabilityGuess } from './AvailabilityGuess.tsx';
import './AvailabilityLab.css';
import { DiagramControls } from './DiagramControls.tsx';
import { DiagramDrawing } from './DiagramDrawing.tsx';
import { EditPanel } from './EditPanel.tsx';
import { Outline } from './Outline.tsx';
import { PartsTable } from './PartsTable.tsx';
import { Totals } from './Totals.tsx';
import { useAvailability } from './use-availability.ts';
import { describeDiagram, describeGuess, describeShared } from './words.ts';

/** Props of the availability lab. */
export interface AvailabilityLabProps {
  /** True: without a link, for use within a lesson under a second-level heading. */
  readonly compact?: boolean;
  /** The site's base path, ending in a slash; a link to the exercise is shown when it is given. */
  readonly basePath?: string;
}

/** Lets a diagram of parts in sequence and in parallel be built, and says, after a guess, how often it is down and by whose fault. */
export default function AvailabilityLab({ compact = false, basePath }: AvailabilityLabProps): ReactNode {
  const lab = useAvailability();
  const titleId = useId();
  const { link, guessing, shown, history } = lab;
  const { settings } = link;
  const { asking, answer } = useFocusThatStays(guessing.isGuessing);
  const description = describeDiagram(settings, shown);
  const shared = shown ? describeShared(settings, shown) : '';
  const Heading = compact ? 'h3' : 'h2';

  function onKeyDown(event: KeyboardEvent): void {
    // Fields have an undo of their own.
    if (event.target instanceof HTMLInputElement && event.target.type === 'text') return;
    if (!(event.ctrlKey || event.metaKey) || event.altKey) return;
    const key = event.key.toLowerCase();
    const isRedo = key === 'y' || (key === 'z' && event.shiftKey);
    if (!isRedo && key !== 'z') return;
    event.preventDefault();
    if (isRedo) history.redo();
    else history.undo();
  }

  return (
    <section className="hr-lab not-content" aria-labelledby={titleId} onKeyDown={onKeyDown}>
      <Heading id={titleId} className="hr-lab-title">
        Availability lab: in sequence, in parallel, k of n
      </Heading>
      <LinkNotes notes={link.notes} />
      {guessing.isGuessing ? (
        <div ref={asking} tabIndex={-1}>
          <AvailabilityGuess lab={lab} />
        </div>
      ) : (
        <div ref={answer} tabIndex={-1}>
          <GuessResult
            text={guessing.scored ? describeGuess(guessing.scored) : ''}
            again="Hide the figures and guess again"
            score={guessing.score}
            isKept={guessing.isKept}
            onGuessAgain={guessing.guessAgain}
            onClearScore={guessing.clearScore}
          />
        </div>
      )}
      <figure>
        <DiagramDrawing lab={lab} description={description} />
        {shown ? <Totals down={shown.down} /> : null}
        <FigureText text={`${description}${shared === '' ? '' : ` ${shared}`}`} />
      </figure>
      <DiagramControls lab={lab} />
      <div className="hr-avail-editor">
        <Outline lab={lab} />
        <EditPanel lab={lab} />
      </div>
      <PartsTable lab={lab} />
      {compact ? null : <ShareLink share={link.share} />}
      {basePath === undefined ? null : (
        <p>
          <a href={`${basePath}exercises/availability-model/`}>Compute availability yourself</a>: the exercise has you write what this lab
          works out.
        </p>
      )}
    </section>
  );
}
