import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const isRoot = process.getuid?.() === 0;

/** The arguments to start Chromium with: without its own calls to the network; without its sandbox where root leaves it no choice. */
export const chromiumArgs: readonly string[] = [
  ...(isRoot ? ['--no-sandbox'] : []),
  '--disable-gpu',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--no-first-run',
];

/** The names and places of system browsers, by platform. */
const systemBrowsers: Readonly<Partial<Record<NodeJS.Platform, readonly string[]>>> = {
  // Debian's build without a window of its own, which a full one draws for every context, comes first.
  linux: ['chromium-headless-shell', 'google-chrome-stable', 'google-chrome', 'chromium', 'chromium-browser'],
  darwin: ['/Applications/Google Chrome.app/Contents/MacOS/Google Chrome', '/Applications/Chromium.app/Contents/MacOS/Chromium'],
  win32: [
    'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
    'C:\\Program Files (x86)\\Google\\Chrome\\Application\\chrome.exe',
    'C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe',
  ],
};

/**
 * Returns the path of a Chromium to test with: CHROMIUM_PATH, else Playwright's own, else the system's, else one installed by apt
 * where that is possible. Throws an error that names the command to run when there is none.
 */
export async function findBrowser(): Promise<string> {
  const given = process.env.CHROMIUM_PATH;
  if (given) {
    if (existsSync(given)) return given;
    throw new Error(`CHROMIUM_PATH is set to ${given}, where there is no file. Correct it or unset it.`);
  }
  const found = (await findPlaywrightBuild()) ?? findSystemBrowser() ?? installByApt();
  if (found) return found;
  throw new Error(
    'No Chromium was found for the browser tests. Run "npx playwright install --with-deps chromium", install Chrome, ' +
      'or set CHROMIUM_PATH to the browser to use.',
  );
}

async function findPlaywrightBuild(): Promise<string | undefined> {
  const { chromium } = await import('@playwright/test');
  const file = chromium.executablePath();
  return file !== '' && existsSync(file) ? file : undefined;
}

function findSystemBrowser(): string | undefined {
  for (const name of systemBrowsers[process.platform] ?? []) {
    const folders = path.isAbsolute(name) ? [''] : (process.env.PATH ?? '').split(path.delimiter);
    const file = folders.map((folder) => path.join(folder, name)).find((candidate) => existsSync(candidate));
    if (file) return file;
  }
  return undefined;
}

/** Installs Debian's Chromium, the package without a window if there is one; only as root on a system that has apt-get. */
function installByApt(): string | undefined {
  if (!isRoot || !existsSync('/etc/debian_version') || !existsSync('/usr/bin/apt-get')) return undefined;
  process.stderr.write('No Chromium found: installing it with apt-get ...\n');
  if (!runApt('update')) return undefined;
  return ['chromium-headless-shell', 'chromium'].some((name) => runApt('install', '-y', '--no-install-recommends', name))
    ? findSystemBrowser()
    : undefined;
}

function runApt(...args: readonly string[]): boolean {
  const { status } = spawnSync('apt-get', args, { stdio: ['ignore', 2, 2], env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' } });
  return status === 0;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) process.stdout.write(`${await findBrowser()}\n`);
