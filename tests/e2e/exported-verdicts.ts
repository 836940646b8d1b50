import { readFile } from 'node:fs/promises';
import type { Verdict } from '../../src/grader/protocol/verdict.ts';
import type { WorkspacePage } from './workspace-page.ts';

/** Reads the verdicts, oldest first, out of the learner's own export. */
export async function exportedVerdicts(
  workspace: WorkspacePage,
): Promise<readonly { readonly source: string; readonly verdict: Verdict }[]> {
  const { page } = workspace;
  await page.goto('./progress/');
  const downloading = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Export progress' }).click();
  const file = JSON.parse(await readFile(await (await downloading).path(), 'utf8')) as {
    records: { attempts: { source: string; at: number; verdict: Verdict }[] };
  };
  return file.records.attempts.sort((a, b) => a.at - b.at);
}
