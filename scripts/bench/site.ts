import { spawn } from 'node:child_process';
import path from 'node:path';
import { chromium, type Browser } from '@playwright/test';
import { chromiumArgs, findBrowser } from '../browser.ts';

/** The built site, served, and a browser to look at it with. */
export interface ServedSite {
  readonly address: string;
  readonly browser: Browser;
  /** The browser's name and version. */
  readonly browserName: string;
  close(): Promise<void>;
}

/** Builds the site if it is out of date, serves it as `npm start` does, and starts a headless Chromium. */
export async function serveSite(): Promise<ServedSite> {
  const script = path.resolve(import.meta.dirname, '../start.ts');
  const server = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', script], {
    stdio: ['ignore', 'pipe', 'inherit'],
    env: { ...process.env, PORT: '4700' },
  });
  const address = await new Promise<string>((resolve, reject) => {
    let output = '';
    server.stdout.setEncoding('utf8').on('data', (text: string) => {
      output += text;
      const found = /Headroom is at (\S+)/.exec(output)?.[1];
      if (found) resolve(found.replace(/\/$/, ''));
    });
    server.on('close', (code) => reject(new Error(`The site's server ended with code ${code}:\n${output}`)));
  });
  const browser = await chromium.launch({ executablePath: await findBrowser(), args: [...chromiumArgs] });
  return {
    address,
    browser,
    browserName: `Chromium ${browser.version()}`,
    async close() {
      await browser.close();
      server.kill();
    },
  };
}
