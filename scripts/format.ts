import { spawnSync } from 'node:child_process';
import path from 'node:path';

// Formats everything in place.
const root = path.resolve(import.meta.dirname, '..');
const prettier = path.join(root, 'node_modules/prettier/bin/prettier.cjs');
const { status } = spawnSync(process.execPath, [prettier, '--write', '--log-level=warn', '.'], { cwd: root, stdio: 'inherit' });
process.exit(status ?? 1);
