import { exerciseSchema, type ExerciseManifest } from '../schema/exercise.ts';

/**
 * Returns an exercise's manifest after checking it. Throws with the file, the field and the remedy when it is not valid, when its id or
 * family differ from its folders, or when rules are not numbered R1, R2 and so on.
 */
export function readManifest(path: string, value: unknown): ExerciseManifest {
  const parsed = exerciseSchema.safeParse(value);
  if (!parsed.success) {
    const issues = parsed.error.issues.map((issue) => `  ${issue.path.join('.') || '(default export)'}: ${issue.message}`);
    throw new Error(
      `${path} is not a valid exercise manifest:\n${issues.join('\n')}\nCorrect these fields; src/schema/exercise.ts describes each.`,
    );
  }
  const manifest = parsed.data;
  const [family, id] = path.split('/').slice(-3);
  if (manifest.id !== id || manifest.family !== family) {
    throw new Error(
      `${path}: family and id are "${manifest.family}" and "${manifest.id}", but the folders are "${family}/${id}". Make them equal.`,
    );
  }
  const misnumbered = manifest.rules.findIndex((rule, index) => rule.id !== `R${index + 1}`);
  if (misnumbered >= 0) {
    throw new Error(
      `${path}: rules.${misnumbered}.id is "${manifest.rules[misnumbered]?.id}". Number the rules R1, R2 and so on, in order.`,
    );
  }
  return manifest;
}
