import type { ReactNode } from 'react';
import { useId, useMemo, useState } from 'react';
import { hash32 } from '../../../kernel/index.ts';
import { FigureText } from '../shared/FigureText.tsx';
import { GuessResult } from '../shared/GuessResult.tsx';
import '../shared/lab.css';
import { LinkNotes } from '../shared/LinkNotes.tsx';
import { ShareLink } from '../shared/ShareLink.tsx';
import { useFocusThatStays } from '../shared/use-focus-that-stays.ts';
import './HashRingLab.css';
import type { FoundKey } from './KeyLookup.tsx';
import { KeyLookup } from './KeyLookup.tsx';
import { LoadBars } from './LoadBars.tsx';
import { MoveBars } from './MoveBars.tsx';
import { buildRing, ringSize, walk } from './ring.ts';
import { RingControls } from './RingControls.tsx';
import { RingGuess } from './RingGuess.tsx';
import { RingStage } from './RingStage.tsx';
import { RingTable } from './RingTable.tsx';
import type { RingSettings } from './settings.ts';
import { copiesOf } from './settings.ts';
import { describeBalance, describeChange, describeGuess, thingsOf } from './summary.ts';
import { useHashRing } from './use-hash-ring.ts';

/** Props of the ring lab. */
export interface HashRingLabProps {
  /** True: without link and key search, for use within a lesson under a second-level heading. */
  readonly compact?: boolean;
  /** The site's base path, ending in a slash; a link to the exercise is shown when it is given. */
  readonly basePath?: string;
}

/** Shows a ring of consistent hashing, what each node holds and what each join and leave moves, after a guess. */
export default function HashRingLab({ compact = false, basePath }: HashRingLabProps): ReactNode {
  const lab = useHashRing();
  const titleId = useId();
  const [keyText, setKeyText] = useState('user:42');
  const { settings, notes, share } = lab.link;
  const found = useMemo(() => findKey(settings, keyText), [settings, keyText]);
  const { isGuessing, change, guessing } = lab;
  const { asking, answer } = useFocusThatStays(isGuessing);
  const balance = describeBalance(settings, lab.placement);
  const description = change && !isGuessing ? `${describeChange(change, settings)} ${balance}` : balance;
  const Heading = compact ? 'h3' : 'h2';
  return (
    <section className="hr-lab not-content" aria-labelledby={titleId}>
      <Heading id={titleId} className="hr-lab-title">
        Hash ring lab: what a join and a leave move
      </Heading>
      <LinkNotes notes={notes} />
      {isGuessing ? (
        <div ref={asking} tabIndex={-1}>
          <RingGuess lab={lab} />
        </div>
      ) : (
        <div ref={answer} tabIndex={-1}>
          <GuessResult
            text={guessing.scored ? describeGuess(guessing.scored) : ''}
            again="Guess the next change"
            score={guessing.score}
            isKept={guessing.isKept}
            onGuessAgain={guessing.guessAgain}
            onClearScore={guessing.clearScore}
          />
        </div>
      )}
      <figure>
        <div className="hr-ring-figure">
          <RingStage lab={lab} description={description} marked={compact ? undefined : found} />
          <div className="hr-ring-bars">
            {change && !isGuessing ? <MoveBars change={change} things={thingsOf(settings)} /> : null}
            <LoadBars lab={lab} />
          </div>
        </div>
        <FigureText text={description} />
      </figure>
      <p className="hr-lab-about">
        Drag a node in or out of the ring, or press it. Each colour on the ring is what one node owns: a key belongs to the next point
        clockwise. The rim marks what changed hands last.
      </p>
      <RingControls lab={lab} />
      {compact ? null : <KeyLookup text={keyText} found={found} onChange={setKeyText} />}
      <RingTable lab={lab} />
      {compact ? null : <ShareLink share={share} />}
      {basePath === undefined ? null : (
        <p>
          <a href={`${basePath}exercises/consistent-hashing/`}>Build a ring of your own</a>, with weights, replicas and bounded loads.
        </p>
      )}
    </section>
  );
}

function findKey(settings: RingSettings, text: string): FoundKey {
  const place = hash32(text);
  return { place, share: place / ringSize, holders: walk(buildRing(settings), place, copiesOf(settings)) };
}
