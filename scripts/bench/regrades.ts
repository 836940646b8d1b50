import { spawn } from 'node:child_process';
import path from 'node:path';
import { createCpuQuota, type CpuQuota } from './cpu-quota.ts';
import type { BenchRow, BenchSection } from './section.ts';

const folder = path.resolve(import.meta.dirname, '../../exercises/caching/cache-lru/private');
/** A right program, one that breaks a rule, one that breaks a budget: their verdicts must never change. */
const files = ['reference.ts', 'mutants/get-does-not-touch.ts', 'mutants/array-index-of.ts'].map((file) => path.join(folder, file));

/** Regrades in Node idle, beside two busy loops, and with a quarter of a core, and counts verdicts that differ from the first. */
export async function benchRegrades(total = 1000): Promise<BenchSection> {
  const seen = new Map<string, Set<string>>();
  const rows: BenchRow[] = [];
  const counts = [Math.round(total * 0.3), Math.round(total * 0.2), total - Math.round(total * 0.3) - Math.round(total * 0.2)] as const;
  const record = async (measure: string, count: number, quota?: CpuQuota): Promise<void> => {
    const started = performance.now();
    const lines = await regrade(count, quota);
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
      met: flips === 0 && lines.length === count,
    });
  };
  // The slowest first; a browser's throttling does not reach workers, so the quota is the system's.
  const quota = createCpuQuota(0.25);
  if (quota) await record('with a quarter of a core', counts[0], quota);
  else {
    rows.push({
      measure: 'Regrades, with a quarter of a core',
      target: 'no verdict or hash differs',
      seen: 'not measured: no control group may be made here',
      met: undefined,
    });
  }
  quota?.remove();
  const load = [0, 1].map(() => spawn(process.execPath, ['-e', 'for (;;);'], { stdio: 'ignore' }));
  await record('beside two busy loops', counts[1]);
  for (const one of load) one.kill('SIGKILL');
  await record('idle', counts[2]);
  const notes = [`The programs: ${files.map((file) => path.basename(file)).join(', ')}, in turn, graded in full by the Node twin.`];
  return { title: 'Determinism', rows, notes };
}

function regrade(count: number, quota?: CpuQuota): Promise<string[]> {
  const args = ['--disable-warning=ExperimentalWarning', path.join(import.meta.dirname, 'regrade-child.ts'), String(count), ...files];
  const run = quota?.wrap(process.execPath, args) ?? { command: process.execPath, args };
  return new Promise((resolve, reject) => {
    const child = spawn(run.command, [...run.args], { stdio: ['ignore', 'pipe', 'inherit'] });
    let output = '';
    child.stdout.setEncoding('utf8').on('data', (text: string) => (output += text));
    child.on('error', reject);
    child.on('close', (code) =>
      code === 0 ? resolve(output.trim().split('\n')) : reject(new Error(`Regrading ended with code ${code}.`)),
    );
  });
}
