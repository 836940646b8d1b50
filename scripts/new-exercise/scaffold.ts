import { existsSync, globSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { concepts } from '../../src/course/concepts.ts';

const here = path.dirname(fileURLToPath(import.meta.url));
const template = path.join(here, 'template');

/** What a new exercise is called. */
export interface NewExercise {
  /** A module of the course: "caching". */
  readonly family: string;
  /** "cache-lru". */
  readonly id: string;
  /** "LRU cache". */
  readonly title: string;
}

/** Returns what is wrong with the name of a new exercise, or undefined. */
export function findNameProblem({ family, id, title }: NewExercise, root: string): string | undefined {
  const families = Object.keys(concepts);
  if (!families.includes(family)) return `There is no family "${family}". Known: ${families.join(', ')}.`;
  if (!/^[a-z][a-z0-9]*(?:-[a-z0-9]+)*$/.test(id)) return `"${id}" is no id: use small letters, digits and single hyphens, a letter first.`;
  if (title.trim() === '' || /[\n\\]/.test(title)) return 'The title is one line of text.';
  const [taken] = globSync(`exercises/*/${id}`, { cwd: root });
  if (taken !== undefined) return `${taken} exists. Choose another id.`;
  return undefined;
}

/** Writes the folder of a new exercise and its model as a solution, a small working exercise with "TO WRITE" where its author goes on. Returns the files. */
export function scaffoldExercise(exercise: NewExercise, root: string): string[] {
  const folder = path.join('exercises', exercise.family, exercise.id);
  const concept = concepts[exercise.family as keyof typeof concepts][0];
  const quoted = `'${exercise.title.replaceAll("'", "\\'")}'`;
  const rename = (text: string) =>
    text
      .replace("id: 'template'", `id: '${exercise.id}'`)
      .replace("family: 'new-exercise'", `family: '${exercise.family}'`)
      .replace("title: 'Template'", `title: ${quoted}`)
      .replace("concepts: ['concept']", `concepts: ['${concept}']`)
      .replaceAll('exercises/new-exercise/template', folder.split(path.sep).join('/'));
  const files = globSync('**/*.{ts,tsx,mdx}', { cwd: template }).map(
    (name) => [path.join(template, name), path.join(folder, name)] as const,
  );
  const solution = path.join('tests/exercises', exercise.id, 'model-as-solution.ts');
  return [...files, [path.join(here, 'model-as-solution.ts.txt'), solution] as const].map(([from, to]) => {
    const target = path.join(root, to);
    if (existsSync(target)) throw new Error(`${to} exists`);
    mkdirSync(path.dirname(target), { recursive: true });
    writeFileSync(target, rename(readFileSync(from, 'utf8')));
    return to;
  });
}
