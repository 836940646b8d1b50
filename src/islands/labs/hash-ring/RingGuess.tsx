import type { ReactNode } from 'react';
import { formatCount, joinNames } from '../shared/format.ts';
import { GuessQuestions } from '../shared/GuessQuestions.tsx';
import { NumberField } from '../shared/NumberField.tsx';
import { clampToRange } from '../shared/parameter-range.ts';
import type { Guess } from './predictions.ts';
import { membersOf, nodeNames } from './settings.ts';
import { thingsOf } from './summary.ts';
import type { HashRing } from './use-hash-ring.ts';

/** Asks how many keys the next join will move, on the ring and by hash modulo nodes. */
export function RingGuess({ lab }: { readonly lab: HashRing }): ReactNode {
  const { link, guessing, asked, mostMoves } = lab;
  const { settings } = link;
  const members = membersOf(settings);
  const isJoin = settings.weights[asked] === undefined;
  const things = thingsOf(settings);
  const others = members.filter((node) => node !== asked).map((node) => nodeNames[node]!);
  const about = isJoin
    ? `Node ${nodeNames[asked]!} is about to join ${others.length === 0 ? 'an empty ring' : joinNames(others)}. How many of the ${formatCount(mostMoves)} ${things} move?`
    : `Node ${nodeNames[asked]!} is about to leave ${joinNames(others)}. How many of the ${formatCount(mostMoves)} ${things} move?`;

  const field = (id: keyof Guess, label: string): ReactNode => {
    const range = { label, min: 0, max: mostMoves, step: 1, scale: 'linear' } as const;
    return (
      <NumberField
        range={range}
        value={Math.min(mostMoves, guessing.guess[id])}
        clamp={(value) => clampToRange(range, value)}
        onChange={(value) => guessing.setGuess({ ...guessing.guess, [id]: value })}
      />
    );
  };
  return (
    <GuessQuestions
      about={about}
      run={isJoin ? `Let ${nodeNames[asked]!} join and see` : `Let ${nodeNames[asked]!} leave and see`}
      skip="Go on without a guess"
      onRun={() => lab.reveal(true)}
      onSkip={() => lab.reveal(false)}
    >
      {field('onRing', `${things === 'keys' ? 'Keys' : 'Copies'} that move on the ring`)}
      {field('byModulo', 'And with hash mod n')}
    </GuessQuestions>
  );
}
