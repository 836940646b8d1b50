import { root } from './check/exercise-folders.ts';
import { findNameProblem, scaffoldExercise } from './new-exercise/scaffold.ts';

// Scaffolds an exercise that passes the check but for the parts still to write. Exit code 0: written, 2: bad arguments.
const [family, id, title, ...more] = process.argv.slice(2);

if (!family || !id || !title || more.length > 0) {
  process.stderr.write(
    'Usage: npm run new-exercise -- <family> <id> "<Title>"\n\n  For example: npm run new-exercise -- caching cache-clock "CLOCK cache"\n',
  );
  process.exitCode = 2;
} else {
  const problem = findNameProblem({ family, id, title }, root);
  if (problem === undefined) {
    const files = scaffoldExercise({ family, id, title }, root);
    process.stdout.write(
      `Wrote ${files.length} files, a small working exercise to turn into yours:\n\n${files.map((file) => `  ${file}`).join('\n')}\n\n` +
        `"npm run check -- --only ${id}" names each part that is still to write.\n`,
    );
  } else {
    process.stderr.write(`${problem}\n`);
    process.exitCode = 2;
  }
}
