import { runStaticCheck, staticChecks } from './static-checks.ts';

// Runs every static check and shows what each found.
let failed = 0;
for (const check of staticChecks) {
  const { code, output, elapsedMs } = await runStaticCheck(check);
  process.stdout.write(`${code === 0 ? 'ok  ' : 'FAIL'} ${check.name} (${(elapsedMs / 1000).toFixed(1)} s)\n`);
  if (code === 0) continue;
  failed += 1;
  process.stdout.write(`${output.trimEnd()}\n`);
}
process.exit(failed === 0 ? 0 : 1);
