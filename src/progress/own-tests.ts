import { newId, nextMoment } from './identity.ts';
import type { ProgressContext } from './context.ts';
import { sameData } from './same-data.ts';
import type { Progress } from './types.ts';

/** Creates the part of the store that keeps the learner's own tests. */
export function createOwnTests({ records, announce }: ProgressContext): Pick<Progress, 'addOwnTest' | 'listOwnTests' | 'removeOwnTest'> {
  return {
    async addOwnTest(exerciseId, { rule, case: data }) {
      const test = await records.write(async (writer) => {
        const equal = (await writer.listOfExercise('ownTests', exerciseId)).find((kept) => kept.rule === rule && sameData(kept.case, data));
        if (equal) return equal;
        const added = { id: newId(), exerciseId, rule, case: data, at: nextMoment() };
        await writer.put('ownTests', added);
        return added;
      });
      announce(['ownTests']);
      return test;
    },
    async listOwnTests(exerciseId) {
      const tests = await records.read((reader) => reader.listOfExercise('ownTests', exerciseId));
      return tests.toSorted((left, right) => left.at - right.at);
    },
    async removeOwnTest(id) {
      await records.write((writer) => writer.delete('ownTests', id));
      announce(['ownTests']);
    },
  };
}
