import { readFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout } from 'node:timers/promises';
import type { Page } from '@playwright/test';
import { exercise } from '../../exercises/caching/cache-lru/suite/index.ts';
import { gradeBare } from './bare.ts';
import { median, spread, type BenchSection } from './section.ts';
import { serveSite } from './site.ts';

const rounds = 25;
const coldRounds = 5;
/** Between two submits, as a person would leave; the realm for the next verdict is made in this time. */
const pauseMs = 600;
const reference = path.resolve(import.meta.dirname, '../../exercises/caching/cache-lru/private/reference.ts');

/**
 * Times submit to verdict of the reference LRU cache on the exercise page, from the click to the verdict in the document, warm and cold, and in turn
 * with the same suite in bare Node: same judge, same driver, no sandbox, no meter.
 */
export async function benchVerdict(): Promise<BenchSection> {
  const source = readFileSync(reference, 'utf8');
  const site = await serveSite();
  try {
    const cold: number[] = [];
    for (let round = 0; round < coldRounds; round++) {
      const context = await site.browser.newContext();
      cold.push(await submit(await openExercise(await context.newPage(), site.address, source)));
      await context.close();
    }
    const page = await openExercise(await site.browser.newPage(), site.address, source);
    for (let round = 0; round < 5; round++) {
      await submit(page);
      await gradeBare(exercise, source);
    }
    const warm: number[] = [];
    const bare: number[] = [];
    for (let round = 0; round < rounds; round++) {
      bare.push(await gradeBare(exercise, source));
      await setTimeout(pauseMs);
      warm.push(await submit(page));
    }
    const ratios = warm.map((one, index) => one / bare[index]!);
    const row = (measure: string, values: readonly number[], limit: number, unit: string, digits = 0) => ({
      measure,
      target: `median under ${limit} ${unit}`.trim(),
      seen: spread(values, unit, digits),
      met: median(values) < limit,
    });
    return {
      title: 'Submit to verdict, reference cache-lru',
      rows: [
        row('Warm: a run was made before on the page', warm, 300, 'ms'),
        row('Cold: first submit on a fresh page, tests not yet fetched', cold, 1000, 'ms'),
        { measure: 'The same suite in bare Node', target: '-', seen: spread(bare, 'ms'), met: undefined },
        row('Warm over bare Node, pair by pair', ratios, 3, '', 2),
      ],
      notes: [
        `From the click to the verdict in the document; headless ${site.browserName}, ${site.address}.`,
        `Between two submits the page rests for ${pauseMs} ms, in which it makes the realm for the next one.`,
        'Bare Node: the same judge and driver in one thread, without sandbox, lockdown or meter, its own warm-up before.',
      ],
    };
  } finally {
    await site.close();
  }
}

/** Opens an exercise in the plain editor, with the source in it. */
export async function openExercise(page: Page, address: string, source: string, id = 'cache-lru'): Promise<Page> {
  await page.goto(`${address}/exercises/${id}/`);
  await page.getByRole('button', { name: 'Plain editor' }).click();
  await page.getByRole('textbox').first().fill(source);
  await page.waitForLoadState('networkidle');
  return page;
}

/** Submits a right solution and returns the milliseconds until the run is over, by the page's own clock. */
export async function submit(page: Page): Promise<number> {
  const button = page.getByRole('button', { name: /^Submit/ });
  const elapsedMs = await button.evaluate(
    (element) =>
      new Promise<number>((resolve) => {
        const started = performance.now();
        let isRunning = false;
        const observer = new MutationObserver(() => {
          const running = document.querySelector('[role="tabpanel"][data-running="true"]') !== null;
          if (isRunning && !running) {
            observer.disconnect();
            resolve(performance.now() - started);
          }
          isRunning ||= running;
        });
        observer.observe(document.body, { subtree: true, childList: true, attributes: true });
        (element as HTMLButtonElement).click();
      }),
  );
  await page.getByRole('heading', { name: 'Passed' }).waitFor();
  return elapsedMs;
}
