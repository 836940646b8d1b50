import { createServer } from 'node:net';
import { defineConfig } from '@playwright/test';
import { chromiumArgs, findBrowser } from './scripts/browser.ts';
import { readBasePath } from './src/course/build/base-path.ts';

/** Returns a port that nothing listens on. */
function findFreePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer().once('error', reject);
    server.listen(0, () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
    });
  });
}

// Playwright reads this file again in every worker; the environment carries the choices made the first time.
process.env.HEADROOM_E2E_PORT ??= String(await findFreePort());
process.env.CHROMIUM_PATH ??= await findBrowser();
const port = process.env.HEADROOM_E2E_PORT;
// HEADROOM_E2E_URL: a server that runs already, to test against it.
const given = process.env.HEADROOM_E2E_URL;
// HEADROOM_DIST and HEADROOM_BASE reach the server as they are: the built site to test, and the path it stands under.
const address = `http://localhost:${port}${readBasePath(process.env.HEADROOM_BASE)}`;

export default defineConfig({
  testDir: 'tests/e2e',
  outputDir: 'test-results',
  workers: 2,
  retries: 0,
  timeout: 120_000,
  expect: { timeout: 20_000 },
  reporter: [['list']],
  use: {
    baseURL: given ?? address,
    browserName: 'chromium',
    launchOptions: { executablePath: process.env.CHROMIUM_PATH, args: [...chromiumArgs] },
    // A trace costs more than most tests do; `npx playwright test --trace on <file>` records one where it is wanted.
    trace: 'off',
    screenshot: 'only-on-failure',
  },
  ...(!given && {
    webServer: {
      // The server of `npm start`: the built site under the headers a host sends; it builds only what is out of date.
      command: `"${process.execPath}" --disable-warning=ExperimentalWarning scripts/start.ts`,
      url: address,
      env: { PORT: port },
      timeout: 240_000,
      reuseExistingServer: false,
    },
  }),
});
