import type { Prediction, Progress, QuizAnswer } from '../../progress/index.ts';

let opening: Promise<Progress> | undefined;

/** Opens the learner's store at its first use, so that reading a lesson does not load it. */
function openStore(): Promise<Progress> {
  opening ??= import('../../progress/index.ts').then(({ openProgress }) => openProgress());
  return opening;
}

/** What a figure asked, what was guessed and what came out; `score` is 1 for a right guess, 0 for a wrong one. */
export type ScoredGuess = Pick<Prediction, 'figureId' | 'question' | 'guess'> & { readonly actual: string | number; readonly score: 0 | 1 };

/** How many of a figure's guesses so far were right. */
export interface Tally {
  readonly right: number;
  readonly asked: number;
}

const thisVisit = new Map<string, Tally>();

/**
 * Keeps a guess and returns the tally of the figure: over all visits where the store can be read, else over this one. The store says
 * itself when nothing can be saved, so a failure here only narrows the tally.
 */
export async function keepGuess(guess: ScoredGuess): Promise<Tally> {
  const before = thisVisit.get(guess.figureId) ?? { right: 0, asked: 0 };
  const visit = { right: before.right + guess.score, asked: before.asked + 1 };
  thisVisit.set(guess.figureId, visit);
  try {
    const store = await openStore();
    await store.recordPrediction(guess);
    const scored = (await store.listPredictions(guess.figureId)).filter((prediction) => prediction.score !== undefined);
    return { right: scored.filter((prediction) => prediction.score === 1).length, asked: scored.length };
  } catch {
    return visit;
  }
}

/** Says a tally in words. */
export function describeTally({ right, asked }: Tally): string {
  return `Your predictions on this figure: ${right} of ${asked} right.`;
}

/** Keeps a quiz answer; where the store cannot be opened the answer stands on the page alone. */
export async function keepQuizAnswer(answer: Omit<QuizAnswer, 'id' | 'at'>): Promise<void> {
  try {
    await (await openStore()).recordQuizAnswer(answer);
  } catch {
    // The quiz works without a store; the progress page reports its state.
  }
}

/**
 * Returns the answers kept of a lesson, newest first; none where the store cannot be opened. A reader of whom nothing is kept yet is
 * spared the store's 18 KB.
 */
export async function loadQuizAnswers(lessonId: string): Promise<readonly QuizAnswer[]> {
  if (!(await keepsAnything())) return [];
  try {
    return await (await openStore()).listQuizAnswers(lessonId);
  } catch {
    return [];
  }
}

/** What is done: exercises passed, and by lesson the questions answered right at least once. */
export interface Done {
  readonly exercises: ReadonlySet<string>;
  readonly rightAnswers: ReadonlyMap<string, ReadonlySet<string>>;
}

/** Returns what is done; undefined where nothing is kept yet, or the store cannot be opened. */
export async function loadDone(): Promise<Done | undefined> {
  if (!(await keepsAnything())) return undefined;
  try {
    const store = await openStore();
    const [passes, answers] = await Promise.all([store.listPasses(), store.listQuizAnswers()]);
    const rightAnswers = new Map<string, Set<string>>();
    for (const { lessonId, questionId, correct } of answers) {
      if (!correct) continue;
      rightAnswers.set(lessonId, (rightAnswers.get(lessonId) ?? new Set()).add(questionId));
    }
    return { exercises: new Set(passes.map(({ exerciseId }) => exerciseId)), rightAnswers };
  } catch {
    return undefined;
  }
}

/** Tells whether this site keeps any database in the browser; true where the browser does not say. */
async function keepsAnything(): Promise<boolean> {
  try {
    return (await indexedDB.databases()).length > 0;
  } catch {
    return true;
  }
}
