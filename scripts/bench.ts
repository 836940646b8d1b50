import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { availableParallelism, cpus, totalmem } from 'node:os';
import path from 'node:path';
import { benchBuild } from './bench/build.ts';
import { benchBytes } from './bench/bytes.ts';
import { benchCanvas } from './bench/canvas.ts';
import { benchDesigns } from './bench/designs.ts';
import { benchEngine } from './bench/engine.ts';
import { benchRedraw } from './bench/redraw.ts';
import { benchRegrades } from './bench/regrades.ts';
import type { BenchSection } from './bench/section.ts';
import { benchVerdict } from './bench/verdict.ts';
import { benchVerdicts } from './bench/verdicts.ts';

// Measures what has a number to keep to and writes docs/BENCH.md. `npm run bench -- verdict bytes` runs parts; the others keep what stands there.
const root = path.resolve(import.meta.dirname, '..');
const reportFile = path.join(root, 'docs', 'BENCH.md');

const parts: Readonly<Record<string, () => Promise<BenchSection>>> = {
  verdict: benchVerdict,
  verdicts: benchVerdicts,
  bytes: benchBytes,
  redraw: benchRedraw,
  canvas: benchCanvas,
  build: benchBuild,
  engine: engineSection,
  designs: benchDesigns,
  quality: qualitySection,
  regrades: benchRegrades,
};

const asked = process.argv.slice(2);
const unknown = asked.filter((name) => !(name in parts));
if (unknown.length > 0) {
  process.stderr.write(`There is no part named ${unknown.join(', ')}. The parts are: ${Object.keys(parts).join(', ')}.\n`);
  process.exit(1);
}
const sections = readSections();
for (const [name, run] of Object.entries(parts)) {
  if (asked.length > 0 && !asked.includes(name)) continue;
  process.stdout.write(`Measuring: ${name} ...\n`);
  const section = await run();
  const text = sectionText(name, section);
  process.stdout.write(`${text}\n`);
  sections.set(name, text);
}
writeFileSync(reportFile, `${opening()}${[...sections.values()].join('\n')}`);
process.stdout.write(`Written to ${path.relative(root, reportFile)}\n`);

async function engineSection(): Promise<BenchSection> {
  const bench = await benchEngine();
  const engine = bench.lines[1]!;
  return {
    title: 'Engine',
    rows: bench.lines.map((line) => ({
      measure: `${line.name}, ${line.customers.toLocaleString('en-GB')} customers`,
      target: line === engine ? 'at most 1.3 times the hand-written loop' : '-',
      seen: `${line.cpuMs.toFixed(0)} ms of processor time, ${line.ratio.toFixed(2)} times the loop`,
      met: line === engine ? line.ratio <= 1.3 : undefined,
    })),
    notes: [`${bench.model}; medians of ${bench.rounds} rounds in one process; times and means agree between all to the last bit.`],
  };
}

/** Reads what `npm run check` measured of the grader's tests: those figures have one source. */
function qualitySection(): Promise<BenchSection> {
  const file = 'src/course/grader-quality.json';
  execFileSync(process.execPath, ['--disable-warning=ExperimentalWarning', path.join(root, 'scripts/check.ts')], {
    cwd: root,
    stdio: 'ignore',
  });
  const quality = JSON.parse(readFileSync(path.join(root, file), 'utf8')) as unknown;
  return Promise.resolve({
    title: 'Grader quality',
    rows: qualityRows(quality),
    notes: [`From ${file}, which \`npm run check\` has just held to the run.`],
  });
}

function qualityRows(quality: unknown): BenchSection['rows'] {
  const { exercises } = quality as { exercises: Record<string, Record<string, unknown>> };
  return Object.entries(exercises).flatMap(([id, figures]) =>
    Object.entries(figures).map(([name, value]) => ({
      measure: `${id}: ${name}`,
      target: '-',
      seen: typeof value === 'object' ? JSON.stringify(value) : String(value),
      met: undefined,
    })),
  );
}

function sectionText(name: string, { title, rows, notes }: BenchSection): string {
  const table = rows.map(
    ({ measure, target, seen, met }) => `| ${measure} | ${target} | ${seen} | ${met === undefined ? '' : met ? 'yes' : '**no**'} |`,
  );
  const date = new Date().toISOString().slice(0, 10);
  return [
    `<!-- part: ${name} -->`,
    `## ${title}`,
    '',
    '| Measure | Target | Seen | Met |',
    '| --- | --- | --- | --- |',
    ...table,
    '',
    ...notes.map((note) => `- ${note}`),
    `- Measured ${date} on ${machine()}.`,
    '',
  ].join('\n');
}

function machine(): string {
  return `${cpus()[0]?.model ?? 'an unknown processor'}, ${availableParallelism()} cores, ${Math.round(totalmem() / 2 ** 30)} GiB, Node ${process.version}`;
}

function opening(): string {
  return '# Measured\n\nWritten by `npm run bench`. Quote the ratios: single times depend on the machine and on what else it does.\n\n';
}

/** Returns the sections that stand in the report, by part. */
function readSections(): Map<string, string> {
  if (!existsSync(reportFile)) return new Map();
  const texts = readFileSync(reportFile, 'utf8')
    .split(/(?=<!-- part: )/)
    .slice(1);
  return new Map(texts.map((text) => [/<!-- part: (\w+)/.exec(text)![1]!, `${text.trimEnd()}\n`]));
}
