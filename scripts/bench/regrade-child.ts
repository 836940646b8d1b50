import { readFileSync } from 'node:fs';
import path from 'node:path';
import { exercise } from '../../exercises/caching/cache-lru/suite/index.ts';
import { gradeInNode } from '../../src/grader/host/node.ts';

// Grades the same programs over and over and prints what came out, one line a grading: "<file> <outcome> <transcript hash>".
const [count = '1', ...files] = process.argv.slice(2);
const sources = files.map((file) => ({ name: path.basename(file), source: readFileSync(file, 'utf8') }));
for (let index = 0; index < Number(count); index++) {
  const { name, source } = sources[index % sources.length]!;
  const { verdict } = await gradeInNode(exercise, { source, scope: 'full' });
  const broken = verdict.rules.filter((rule) => rule.outcome === 'fail').map((rule) => rule.id);
  process.stdout.write(`${name} ${verdict.outcome} ${broken.join('+') || '-'} ${verdict.receipt.transcriptHash}\n`);
}
