import { useMemo, useState } from 'react';
import type { Quantity } from '../../../estimate/index.ts';
import type { Guessing } from '../shared/use-guessing.ts';
import { useGuessing } from '../shared/use-guessing.ts';
import type { LinkedSettings } from '../shared/use-link.ts';
import { useLink } from '../shared/use-link.ts';
import { estimatorLink } from './link.ts';
import type { ScoredGuess } from './predictions.ts';
import { readGuess, scoreGuess } from './predictions.ts';
import type { EstimatorSettings } from './settings.ts';
import { drawQuestion, startOf } from './settings.ts';
import type { TopicId } from './topics/index.ts';
import { topics } from './topics/index.ts';
import type { Topic, Worked } from './topics/topic.ts';

/** The state of the lab and what follows from it. */
export interface Estimator {
  readonly link: LinkedSettings<EstimatorSettings>;
  readonly topic: Topic;
  readonly worked: Worked;
  readonly guessing: Guessing<string, ScoredGuess>;
  /** What is wrong with the estimate as typed; empty when nothing is, or when it was not handed in yet. */
  readonly problem: string;
  /** The estimate to show beside the answer; undefined once the numbers are no longer those it was given for. */
  readonly shownGuess: Quantity | undefined;
  chooseTopic(topic: TopicId): void;
  setValue(name: string, value: number): void;
  /** Puts the numbers of the question back to where they began. */
  reset(): void;
  type(text: string): void;
  /** Shows the steps, and scores the estimate if it counts and can be read. */
  reveal(counts: boolean): void;
  /** Draws other numbers for the same kind of question and asks again. */
  next(): void;
}

/** Holds the state of the lab. */
export function useEstimator(): Estimator {
  const link = useLink(estimatorLink);
  const { settings, change } = link;
  const guessing = useGuessing<string, ScoredGuess>('estimator', '');
  const [problem, setProblem] = useState('');
  const [question, setQuestion] = useState(0);
  const [keyAtReveal, setKeyAtReveal] = useState('');
  const key = JSON.stringify(settings);
  const topic = topics[settings.topic];
  const worked = useMemo(() => topic.work(settings.values), [topic, settings.values]);

  function ask(after: EstimatorSettings): void {
    change(after);
    guessing.setGuess('');
    guessing.guessAgain();
    setProblem('');
  }

  function reveal(counts: boolean): void {
    if (counts) {
      const read = readGuess(topic, guessing.guess);
      if ('problem' in read) {
        setProblem(read.problem);
        return;
      }
      guessing.reveal(true);
      guessing.settle(() => scoreGuess(topic, read.quantity, worked));
    } else guessing.reveal(false);
    setKeyAtReveal(key);
    setProblem('');
  }

  return {
    link,
    topic,
    worked,
    guessing,
    problem,
    shownGuess: keyAtReveal === key ? guessing.scored?.guess : undefined,
    chooseTopic: (id) => ask({ topic: id, values: startOf(id) }),
    setValue: (name, value) => change({ values: { ...settings.values, [name]: value } }),
    reset: () => change({ values: startOf(settings.topic) }),
    type: (text) => {
      guessing.setGuess(text);
      setProblem('');
    },
    reveal,
    next: () => {
      ask({ topic: settings.topic, values: drawQuestion(settings.topic, question + 1) });
      setQuestion(question + 1);
    },
  };
}
