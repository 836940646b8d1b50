import type { ReactNode } from 'react';
import { useId, useMemo, useRef, useState } from 'react';
import type { Load } from '../../design/index.ts';
import { attemptsOn, type BreakAttempt, describeAttempt, sizeOf } from '../../interview/break-it.ts';
import type { InterviewCase } from '../../interview/case-file.ts';
import { fitLoad } from '../../interview/estimates.ts';
import { DesignDrawing } from '../canvas/DesignDrawing.tsx';
import '../labs/shared/lab.css';
import { RunProgress } from '../labs/shared/RunProgress.tsx';
import { attemptKey, groupAttempts, type TriedAttempt } from './break-attempts.ts';
import { loadOn, type ShownDesign } from './case-designs.ts';
import './design-run.css';
import { ScrollTable } from './ScrollTable.tsx';
import type { Simulators } from './simulators.ts';
import { type BreakGame, type Told, useBreakIt } from './use-break-it.ts';

/** Props of the game of breaking a design. */
export interface BreakItProps {
  readonly one: InterviewCase;
  /** Designs that look right and have a weakness. */
  readonly weak: readonly ShownDesign[];
  readonly load: Load;
  /** Makes what runs designs; a worker unless given. Must stay the same. */
  readonly makeSimulator?: () => Pick<Simulators, 'stock' | 'dispose'>;
}

/** Gives a plausible design with a hidden weakness, of which the smallest load or fault that breaks an objective is to be found. */
export default function BreakIt({ one, weak, load, makeSimulator }: BreakItProps): ReactNode {
  const titleId = useId();
  const choiceId = useId();
  const [chosen, setChosen] = useState(0);
  const known = weak.flatMap((design) => {
    const smallest = one.designs.find(({ id }) => id === design.id)?.smallest;
    return smallest ? [{ ...design, smallest }] : [];
  });
  const shown = known[chosen];
  return (
    <section className="hr-lab hr-run not-content" aria-labelledby={titleId}>
      <h3 id={titleId} className="hr-lab-title">
        Break it
      </h3>
      {shown ? (
        <>
          <p className="hr-lab-about">
            This design meets every objective at the peak, and it has a weakness. Find the smallest thing that breaks an objective: more
            load, or one fault.
          </p>
          {known.length > 1 ? (
            <div className="hr-lab-field hr-run-which">
              <label htmlFor={choiceId}>Design</label>
              <select id={choiceId} value={chosen} onChange={(event) => setChosen(Number(event.target.value))}>
                {known.map(({ id, name }, index) => (
                  <option key={id} value={index}>
                    {name}
                  </option>
                ))}
              </select>
            </div>
          ) : null}
          <Game key={shown.id} one={one} shown={shown} smallest={shown.smallest} load={load} makeSimulator={makeSimulator} />
        </>
      ) : (
        <p className="hr-lab-about">This case has no design to break yet.</p>
      )}
    </section>
  );
}

interface GameProps {
  readonly one: InterviewCase;
  readonly shown: ShownDesign;
  readonly smallest: BreakAttempt;
  readonly load: Load;
  readonly makeSimulator: BreakItProps['makeSimulator'];
}

function Game({ one, shown, smallest, load, makeSimulator }: GameProps): ReactNode {
  const id = useId();
  const { design } = shown;
  const under = useMemo(() => fitLoad(one, design, loadOn(design, load)), [one, design, load]);
  const attempts = useMemo(() => attemptsOn(design, under), [design, under]);
  const game = useBreakIt(one, design, under, smallest, makeSimulator);
  const [key, setKey] = useState(() => attemptKey(attempts[0]!));
  const box = useRef<HTMLDivElement>(null);
  const { state, tried, told } = game;
  const isRunning = state.kind === 'trying' || state.kind === 'telling';
  const nameOf = (attempt: BreakAttempt): string => describeAttempt(design, under, attempt);
  const marks = useMemo(() => marksOf(told?.smallest.attempt), [told]);

  /** The button pressed goes away: the focus stays near it. */
  function leaveTo(action: () => void): void {
    box.current?.focus({ preventScroll: true });
    action();
  }

  return (
    <div ref={box} tabIndex={-1} className="hr-run-results">
      <div className="hr-run-drawing">
        <DesignDrawing design={design} kinds={under.kinds} title={shown.name} {...(marks && { marks })} />
      </div>
      <p>{shown.summary}</p>
      <Objectives one={one} />
      {told ? null : isRunning ? (
        <RunProgress
          label={state.kind === 'trying' ? 'Running the attempt' : 'Running the smallest break'}
          fraction={state.fraction}
          onCancel={() => leaveTo(game.cancel)}
        />
      ) : (
        <div className="hr-run-form">
          <div className="hr-lab-field">
            <label htmlFor={id}>What goes wrong</label>
            <select id={id} value={key} onChange={(event) => setKey(event.target.value)}>
              {groupAttempts(attempts).map((group) => (
                <optgroup key={group.name} label={group.name}>
                  {group.attempts.map((attempt) => (
                    <option key={attemptKey(attempt)} value={attemptKey(attempt)}>
                      {nameOf(attempt)} (size {sizeOf(attempt)})
                    </option>
                  ))}
                </optgroup>
              ))}
            </select>
          </div>
          <div className="hr-lab-buttons">
            <button
              type="button"
              className="hr-lab-primary"
              onClick={() => leaveTo(() => game.attempt(attempts.find((attempt) => attemptKey(attempt) === key)!))}
            >
              Try it
            </button>
            <button type="button" onClick={() => leaveTo(game.tell)}>
              {tried.some(({ broke }) => broke.length > 0) ? 'I am done: tell me' : 'Give up and tell me'}
            </button>
          </div>
        </div>
      )}
      <p role="status" className={state.kind === 'failed' ? 'hr-lab-error' : 'hr-lab-run-status'}>
        {describeGame(game, nameOf)}
      </p>
      {tried.length > 0 ? <Attempts tried={tried} nameOf={nameOf} /> : null}
      {told ? <Answer told={told} tells={shown.tells} nameOf={nameOf} /> : null}
    </div>
  );
}

function Objectives({ one }: { readonly one: InterviewCase }): ReactNode {
  const judged = one.objectives.filter(({ measure }) => measure !== 'cost' && measure !== 'duplicates');
  return (
    <details className="hr-lab-table">
      <summary>The objectives to break</summary>
      <ul>
        {judged.map(({ id, text }) => (
          <li key={id}>{text}</li>
        ))}
      </ul>
    </details>
  );
}

function Attempts({
  tried,
  nameOf,
}: {
  readonly tried: readonly TriedAttempt[];
  readonly nameOf: (attempt: BreakAttempt) => string;
}): ReactNode {
  return (
    <ScrollTable
      label="What you have tried"
      columns={['Tried', 'Size', 'What happened']}
      rows={tried.map(({ attempt, broke }) => [
        nameOf(attempt),
        String(sizeOf(attempt)),
        broke.length === 0 ? (
          'Held'
        ) : (
          <span key="broke" className="hr-run-missed">
            <b>Broken.</b> {broke.map(({ text, seenShown }) => `${text} Seen: ${seenShown}.`).join(' ')}
          </span>
        ),
      ])}
    />
  );
}

interface AnswerProps {
  readonly told: Told;
  readonly tells: string;
  readonly nameOf: (attempt: BreakAttempt) => string;
}

function Answer({ told: { smallest, score }, tells, nameOf }: AnswerProps): ReactNode {
  return (
    <div className="hr-run-reconcile">
      <h4 className="hr-lab-subtitle">The weakness</h4>
      <p>{tells}</p>
      <p>
        The smallest break: {nameOf(smallest.attempt)}, size {sizeOf(smallest.attempt)}.{' '}
        {smallest.broke.map(({ text, seenShown }) => `${text} Seen: ${seenShown}.`).join(' ')}
      </p>
      <p>
        <b>{describeScore(score)}</b>
      </p>
    </div>
  );
}

/** Says how well the design was broken. */
export function describeScore({ isBroken, size, nearness }: Told['score']): string {
  if (!isBroken) return 'You have not broken it.';
  if (nearness === 1) return `You broke it with the smallest there is, size ${size}.`;
  return `You broke it, with size ${size}: the smallest is ${Math.round(nearness * 100)}% of that.`;
}

function describeGame({ state, tried }: BreakGame, nameOf: (attempt: BreakAttempt) => string): string {
  if (state.kind === 'failed') return state.message;
  if (state.kind === 'telling') return 'Running the smallest break.';
  if (state.kind === 'trying') return 'Running it.';
  const last = tried.at(-1);
  if (!last) return 'Nothing has been tried yet.';
  const outcome = last.broke.length > 0 ? 'it breaks. Is there something smaller?' : 'every objective of the peak is still met.';
  return `${nameOf(last.attempt)}: ${outcome}`;
}

/** Marks the component that the smallest break is at. */
function marksOf(attempt: BreakAttempt | undefined): ReadonlyMap<string, { readonly label: string; readonly tone: 'bad' }> | undefined {
  return attempt && 'component' in attempt ? new Map([[attempt.component, { label: 'weakest', tone: 'bad' }]]) : undefined;
}
