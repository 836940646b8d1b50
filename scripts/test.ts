import { parseArgs } from 'node:util';
import { stages } from './test-stages.ts';
import type { Stage } from './test-stages.ts';

// Runs every stage, also after one has failed, and ends with one line: "N passed, N failed". `--only unit,site` runs some of them.
const chosen = chooseStages();
const lines: string[] = [];
let passed = 0;
let failed = 0;
for (const stage of chosen) {
  process.stdout.write(`\n== ${stage.name}: ${stage.title}\n`);
  const started = performance.now();
  const result = await stage.run();
  const isEmpty = result.passed + result.failed === 0;
  if (result.failed > 0 || isEmpty) process.stdout.write(`${result.output.trimEnd()}\n`);
  if (isEmpty) process.stdout.write(`The stage ${stage.name} ran no test at all, which counts as a failure.\n`);
  passed += result.passed;
  failed += isEmpty ? 1 : result.failed;
  const skipped = result.skipped > 0 ? `, ${result.skipped} skipped` : '';
  const line = `${stage.name.padEnd(10)} ${result.passed} passed, ${isEmpty ? 1 : result.failed} failed${skipped} in ${seconds(started)}`;
  process.stdout.write(`${line}\n`);
  lines.push(line);
}
process.stdout.write(`\n${lines.join('\n')}\n\n${passed} passed, ${failed} failed\n`);
process.exit(failed === 0 ? 0 : 1);

function seconds(started: number): string {
  return `${((performance.now() - started) / 1000).toFixed(1)} s`;
}

/** Returns the stages asked for; ends the process with a message when a name is none. */
function chooseStages(): readonly Stage[] {
  const names = stages.map((stage) => stage.name);
  try {
    const { values } = parseArgs({ options: { only: { type: 'string', multiple: true } } });
    const wanted = values.only?.flatMap((list) => list.split(',')) ?? names;
    const unknown = wanted.filter((name) => !names.includes(name));
    if (unknown.length === 0 && wanted.length > 0) return stages.filter((stage) => wanted.includes(stage.name));
    process.stderr.write(`There is no stage "${unknown.join(', ')}". The stages are ${names.join(', ')}.\n`);
  } catch {
    process.stderr.write(`Usage: npm test [-- --only <stage>[,<stage>]]. The stages are ${names.join(', ')}.\n`);
  }
  return process.exit(2);
}
