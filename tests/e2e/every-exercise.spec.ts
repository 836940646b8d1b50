import { readFileSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { findExerciseFolders, findSamplePrograms, loadSuite } from '../../scripts/check/exercise-folders.ts';
import { gradeInNode } from '../../src/grader/host/node.ts';
import type { ExerciseManifest } from '../../src/schema/exercise.ts';
import { exportedVerdicts } from './exported-verdicts.ts';
import { expect, test } from './watched-page.ts';
import { WorkspacePage } from './workspace-page.ts';

for (const exercise of findExerciseFolders()) {
  test(`${exercise.id}: the start fails with a rule, the reference passes, and Node says the same`, async ({ page }) => {
    test.setTimeout(240_000);
    const manifest = (await import(pathToFileURL(path.join(exercise.folder, 'exercise.ts')).href)) as { default: ExerciseManifest };
    const workspace = await WorkspacePage.openPlain(page, '', { id: exercise.id, title: manifest.default.title });

    await workspace.submit();
    await workspace.says(/^(Rules? R|\d+ rules are broken)/);
    await expect(workspace.results.getByRole('heading', { level: 3, name: /^Rules?/ }).first()).toBeVisible();

    await workspace.openTab('History');
    // The reference and one wrong solution; more of them are compared with Node by `same-verdict` and graded again by `npm run bench`.
    const [right, , wrong] = findSamplePrograms(exercise);
    const sources = [right!, wrong!].map((file) => readFileSync(file, 'utf8'));
    for (const [index, source] of sources.entries()) {
      await workspace.write(source);
      await workspace.submit();
      await workspace.openTab('History');
      await expect(workspace.results.getByText(new RegExp(`^Run ${index + 2}: `))).toBeVisible({ timeout: 60_000 });
      if (index > 0) continue;
      await workspace.openTab('Verdict');
      await workspace.passes();
    }

    const attempts = await exportedVerdicts(workspace);
    const suite = (await loadSuite(exercise))!;
    for (const [index, source] of sources.entries()) {
      const { verdict } = await gradeInNode(suite, { source, scope: 'full' });
      expect(verdict.outcome === 'pass').toBe(index === 0);
      expect(attempts.find((attempt) => attempt.source === source)?.verdict).toEqual(JSON.parse(JSON.stringify(verdict)));
    }
  });
}
