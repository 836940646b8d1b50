import { spawn } from 'node:child_process';
import path from 'node:path';
import { findExerciseFolders, findSamplePrograms } from '../check/exercise-folders.ts';
import { createCpuQuota, type CpuQuota } from './cpu-quota.ts';
import type { BenchRow, BenchSection } from './section.ts';

/** Regrades of each program, by how much of the machine they get: 200 in all. */
const regradesOf = { throttled: 20, loaded: 20, free: 160 };

/** Regrades every exercise's sample programs in Node with a quarter of a core, beside two busy loops, and with whole cores, and counts verdicts that differ. */
export async function benchRegrades(): Promise<BenchSection> {
  const folders = findExerciseFolders();
  const files = folders.flatMap(findSamplePrograms);
  const seen = new Map<string, Set<string>>();
  const rows: BenchRow[] = [];
  const record = async (measure: string, count: number, quota?: CpuQuota): Promise<void> => {
    const started = performance.now();
    const lines = await regrade(files, count, quota);
    for (const line of lines) {
      const [name = '', ...verdict] = line.split(' ');
      seen.set(name, (seen.get(name) ?? new Set()).add(verdict.join(' ')));
    }
    const flips = [...seen.values()].reduce((sum, verdicts) => sum + verdicts.size - 1, 0);
    const seconds = ((performance.now() - started) / 1000).toFixed(0);
    rows.push({
      measure: `Regrades, ${measure}`,
      target: 'no verdict or hash differs',
      seen: `${lines.length} regrades in ${seconds} s, ${flips} differ`,
      met: flips === 0 && lines.length === count * files.length,
    });
  };
  // A browser's throttling does not reach workers, so the quota is the system's. What it slows leaves room for the free runs beside it.
  const quota = createCpuQuota(0.25);
  const throttled = quota && record('with a quarter of a core', regradesOf.throttled, quota);
  await record('with whole cores', regradesOf.free);
  await throttled;
  if (!quota) {
    rows.push({
      measure: 'Regrades, with a quarter of a core',
      target: 'no verdict or hash differs',
      seen: 'not measured: no control group may be made here',
      met: undefined,
    });
  }
  quota?.remove();
  const load = [0, 1].map(() => spawn(process.execPath, ['-e', 'for (;;);'], { stdio: 'ignore' }));
  await record('beside two busy loops', regradesOf.loaded);
  for (const one of load) one.kill('SIGKILL');
  const each = Object.values(regradesOf).reduce((sum, count) => sum + count, 0);
  const notes = [
    `${folders.length} exercises, of each the reference and three mutants, ${each} regrades a program, graded in full by the Node twin.`,
  ];
  return { title: 'Determinism', rows, notes };
}

function regrade(files: readonly string[], count: number, quota?: CpuQuota): Promise<string[]> {
  const args = ['--disable-warning=ExperimentalWarning', path.join(import.meta.dirname, 'regrade-child.ts'), String(count), ...files];
  const run = quota?.wrap(process.execPath, args) ?? { command: process.execPath, args };
  return new Promise((resolve, reject) => {
    const child = spawn(run.command, [...run.args], { stdio: ['ignore', 'pipe', 'inherit'] });
    let output = '';
    child.stdout.setEncoding('utf8').on('data', (text: string) => (output += text));
    child.on('error', reject);
    // What was graded before an early end counts: the row then says that it is less than was asked for.
    child.on('close', () => resolve(output.trim().split('\n')));
  });
}
