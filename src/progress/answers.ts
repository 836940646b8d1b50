import { newId, nextMoment } from './identity.ts';
import type { ProgressContext } from './context.ts';
import type { Prediction, Progress } from './types.ts';

type Answers = Pick<Progress, 'recordPrediction' | 'listPredictions' | 'recordQuizAnswer' | 'listQuizAnswers'>;

/** Creates the part of the store that keeps predictions and quiz answers. */
export function createAnswers({ records, announce }: ProgressContext): Answers {
  return {
    async recordPrediction(input) {
      const prediction: Prediction = { ...input, id: input.id ?? newId(), at: nextMoment() };
      await records.write((writer) => writer.put('predictions', prediction));
      announce(['predictions']);
      return prediction;
    },
    async listPredictions(figureId) {
      const predictions = await records.read((reader) => reader.list('predictions'));
      return newestFirst(predictions.filter((prediction) => figureId === undefined || prediction.figureId === figureId));
    },
    async recordQuizAnswer(input) {
      const answer = { ...input, id: newId(), at: nextMoment() };
      await records.write((writer) => writer.put('quizAnswers', answer));
      announce(['quizAnswers']);
      return answer;
    },
    async listQuizAnswers(lessonId) {
      const answers = await records.read((reader) => reader.list('quizAnswers'));
      return newestFirst(answers.filter((answer) => lessonId === undefined || answer.lessonId === lessonId));
    },
  };
}

function newestFirst<T extends { readonly at: number }>(records: readonly T[]): readonly T[] {
  return records.toSorted((left, right) => right.at - left.at);
}
