import { readFileSync } from 'node:fs';
import { setTimeout } from 'node:timers/promises';
import { gradeInNode } from '../../src/grader/host/node.ts';
import { findExerciseFolders, findSamplePrograms, loadSuite } from '../check/exercise-folders.ts';
import { median, spread, type BenchRow, type BenchSection } from './section.ts';
import { serveSite } from './site.ts';
import { openExercise, submit } from './verdict.ts';

const rounds = 9;
/** Between two submits, as a person would leave; the realm for the next verdict is made in this time. */
const pauseMs = 600;

/** Times submit to verdict of every exercise's reference in the browser, warm, and says what its verdict measured. */
export async function benchVerdicts(): Promise<BenchSection> {
  const site = await serveSite();
  const rows: BenchRow[] = [];
  try {
    for (const folder of findExerciseFolders()) {
      const source = readFileSync(findSamplePrograms(folder)[0]!, 'utf8');
      const page = await openExercise(await site.browser.newPage(), site.address, source, folder.id);
      await submit(page);
      const times: number[] = [];
      for (let round = 0; round < rounds; round++) {
        await setTimeout(pauseMs);
        times.push(await submit(page));
      }
      await page.close();
      rows.push({ measure: folder.id, target: 'median under 1000 ms', seen: spread(times, 'ms'), met: median(times) < 1000 });
      const { verdict } = await gradeInNode((await loadSuite(folder))!, { source, scope: 'full' });
      const measured = verdict.measures.map(
        (one) => `${one.id} ${one.value} of at ${one.atLeast ? 'least' : 'most'} ${one.budget} ${one.unit}`,
      );
      rows.push({
        measure: `${folder.id}: measures of the reference`,
        target: '-',
        seen: [...measured, `${verdict.calls} calls or decisions`].join('; '),
        met: undefined,
      });
    }
  } finally {
    await site.close();
  }
  const notes = [
    `From the click to the verdict in the document, warm, headless ${site.browserName}; the page rests ${pauseMs} ms between submits.`,
  ];
  return { title: 'Submit to verdict, the reference of every exercise', rows, notes };
}
