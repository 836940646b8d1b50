import type { ReactNode } from 'react';
import type { JudgedObjective } from '../../interview/objectives.ts';
import { ScrollTable } from './ScrollTable.tsx';
import type { Side } from './trial-runs.ts';

interface ObjectiveTableProps {
  /** By side, what was judged; one side where only one was run. */
  readonly judged: ReadonlyMap<Side, readonly JudgedObjective[]>;
  /** What the runs are called, by their ids. */
  readonly titles: ReadonlyMap<string, string>;
  /** The runs that came to an end, by side. */
  readonly ran: ReadonlyMap<Side, ReadonlySet<string>>;
}

const outcomes = { met: '✓ met', missed: '✗ missed', unseen: '? unseen' } as const;

/** What a side is called. */
export const sideNames: Readonly<Record<Side, string>> = { learner: 'Your numbers', case: 'The case’s numbers' };

/** Shows each objective in each place where it must hold: what was seen against what is wanted, and why. */
export function ObjectiveTable({ judged, titles, ran }: ObjectiveTableProps): ReactNode {
  const sides = [...judged.keys()];
  const listed = judged.get(sides[0]!) ?? [];
  const isShown = (side: Side, trial: string): boolean => trial === 'analysis' || (ran.get(side)?.has(trial) ?? false);
  const shown = listed.filter(({ trial }) => sides.some((side) => isShown(side, trial)));
  const hidden = listed.length - shown.length;
  const find = (side: Side, { id, trial }: JudgedObjective): JudgedObjective | undefined =>
    isShown(side, trial) ? judged.get(side)?.find((one) => one.id === id && one.trial === trial) : undefined;
  return (
    <div className="hr-run-objectives">
      <ScrollTable
        label="Objectives, and what was seen"
        stacks
        columns={['Objective', 'Where', 'Wanted', ...sides.map((side) => sideNames[side])]}
        rows={shown.map((one, index) => [
          <Reason
            key="text"
            text={shown[index - 1]?.id === one.id ? '' : one.text}
            reasons={reasonsOf(sides.map((side) => [side, find(side, one)?.why]))}
          />,
          titles.get(one.trial) ?? 'By analysis',
          one.wantedShown,
          ...sides.map((side) => {
            const found = find(side, one);
            return found ? <Outcome key={side} one={found} /> : 'not run';
          }),
        ])}
      />
      {hidden > 0 ? (
        <p className="hr-lab-about">
          {hidden} more {hidden === 1 ? 'is' : 'are'} judged in runs that have not been made.
        </p>
      ) : null}
    </div>
  );
}

function Reason({ text, reasons }: { readonly text: string; readonly reasons: readonly string[] }): ReactNode {
  return (
    <>
      {text === '' ? null : <span className="hr-run-objective">{text}</span>}
      {reasons.map((reason) => (
        <span key={reason} className="hr-run-why">
          {reason}
        </span>
      ))}
    </>
  );
}

/** Returns why an objective came out as it did; whose numbers each reason is of, where they differ. */
function reasonsOf(sides: readonly (readonly [Side, string | undefined])[]): readonly string[] {
  const given = sides.flatMap(([side, why]) => (why === undefined ? [] : [{ side, why }]));
  if (new Set(given.map(({ why }) => why)).size < 2) return given.slice(0, 1).map(({ why }) => why);
  return given.map(({ side, why }) => `${sideNames[side]}: ${why}`);
}

/** Shows whether one objective is met, in words, and the number seen. */
export function Outcome({ one }: { readonly one: Pick<JudgedObjective, 'outcome' | 'seenShown'> }): ReactNode {
  return (
    <span className={`hr-run-outcome hr-run-${one.outcome}`}>
      <b>{outcomes[one.outcome]}</b> {one.seenShown}
    </span>
  );
}

/** Says how many objectives are met and missed: "6 objectives met, 2 missed". */
export function countOutcomes(judged: readonly JudgedObjective[]): string {
  const count = (outcome: JudgedObjective['outcome']): number => judged.filter((one) => one.outcome === outcome).length;
  const [met, missed] = [count('met'), count('missed')];
  return `${met} ${met === 1 ? 'objective' : 'objectives'} met, ${missed} missed`;
}
