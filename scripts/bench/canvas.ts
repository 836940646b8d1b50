import type { Browser } from '@playwright/test';
import { type Design, defaultSettings } from '../../src/design/index.ts';
import { encodeDesignLink } from '../../src/islands/canvas/design-link.ts';
import { withLayout } from '../../src/islands/canvas/layout-design.ts';
import { driveFrames, type FrameTimes, moveOf, type Operation } from './drive-frames.ts';
import { median, percentile, type BenchRow, type BenchSection } from './section.ts';
import { serveSite } from './site.ts';

const frames = 120;
const components = 60;
const frameMs = 1000 / 60;
const onTimeMs = 17;

/** What is done to the canvas in every frame: the name of the row, what is taken hold of, and how. */
const drags: readonly (readonly [name: string, selector: string, operation: Operation])[] = [
  ['Nothing operated', '.react-flow__node[data-id="component:c-20"]', { kind: 'rest' }],
  ['A component in a zone is dragged', '.react-flow__node[data-id="component:c-20"]', { kind: 'mouse-drag' }],
  ['A region with half of all components is dragged', '[data-id="group:region-0"] .hr-canvas-group-name', { kind: 'mouse-drag' }],
  ['The whole canvas is moved', '.react-flow__pane', { kind: 'mouse-drag' }],
];

/** Times the canvas at 60 components, 88 connections, two regions and four zones, 1280 px wide, when it is dragged in every animation frame. */
export async function benchCanvas(): Promise<BenchSection> {
  const site = await serveSite();
  try {
    const rows: BenchRow[] = [];
    for (const [name, selector, operation] of drags)
      rows.push(rowOf(name, operation, await measureCanvas(site.browser, site.address, selector, operation)));
    return {
      title: 'The canvas of designs',
      rows,
      notes: [
        `${components} components, 88 connections, two regions and four zones, all in view; 1280 px wide, headless ${site.browserName} without a GPU; ${frames} frames, one move in each.`,
        'Work and frames as for the redraws of lab figures. The moves are dispatched by script to where React Flow listens.',
      ],
    };
  } finally {
    await site.close();
  }
}

/** Opens the page of the canvas with the design in its link and drives what the selector finds. Throws when nothing moves. */
export async function measureCanvas(browser: Browser, address: string, selector: string, operation: Operation): Promise<FrameTimes> {
  const context = await browser.newContext({ serviceWorkers: 'block', viewport: { width: 1280, height: 900 } });
  try {
    const page = await context.newPage();
    await page.goto(`${address}/labs/design/${encodeDesignLink(largeDesign()) ?? ''}`);
    const control = page.locator(selector).first();
    await page.locator('.react-flow__edge').nth(80).waitFor({ state: 'attached', timeout: 60_000 });
    await page.locator('.hr-canvas-drawing').scrollIntoViewIfNeeded();
    await page.waitForTimeout(1500);
    const move = await control.evaluateHandle(moveOf, operation);
    const times = await control.evaluate(driveFrames, { move, frames, watched: '.react-flow' });
    if (operation.kind !== 'rest' && times.redrawn < frames)
      throw new Error(`Of ${frames} moves only ${times.redrawn} changed the canvas.`);
    return times;
  } finally {
    await context.close();
  }
}

/** Builds a design in layers of six, each component calling one or two of the next layer; half of it in each region. */
function largeDesign(): Design {
  const ids = Array.from({ length: components }, (_, at) => `c-${at}`);
  const call = { kind: 'sync', roundTripMs: 0.25, timeoutMs: 1000, retries: 0, retryDelayMs: 50 } as const;
  const layer = 6;
  const wires = ids.flatMap((from, at) => {
    const targets = at + layer < components ? [at + layer, ...(at % layer < 4 ? [at + layer + 1] : [])] : [];
    return targets.filter((to) => to < components).map((to) => ({ ...call, id: `w-${at}-${to}`, from, to: ids[to]! }));
  });
  return withLayout({
    format: 'headroom-design',
    version: 1,
    components: ids.map((id, at) => {
      const place = { region: `region-${at < components / 2 ? 0 : 1}`, zone: `zone-${Math.floor(at / 15)}` };
      return at < layer
        ? { id, kind: 'clients', name: `Clients ${at}`, settings: {}, ...place }
        : { id, kind: 'service', name: `Service ${at}`, settings: defaultSettings.service, ...place };
    }),
    connections: wires,
    groups: [0, 1].flatMap((region) => [
      { id: `region-${region}`, kind: 'region' as const, name: `Region ${region}`, availability: 1 },
      ...[0, 1].map((zone) => {
        const number = 2 * region + zone;
        return { id: `zone-${number}`, kind: 'zone' as const, name: `Zone ${number}`, region: `region-${region}`, availability: 1 };
      }),
    ]),
  });
}

function rowOf(measure: string, { kind }: Operation, { workMs, frameMs: between }: FrameTimes): BenchRow {
  const p95 = percentile(workMs, 0.95);
  const onTime = between.filter((ms) => ms <= onTimeMs).length / between.length;
  return {
    measure,
    target: kind === 'rest' ? '-' : `p95 of the work under ${frameMs.toFixed(1)} ms`,
    seen: `median ${median(workMs).toFixed(1)} ms, p95 ${p95.toFixed(1)} ms; ${(100 * onTime).toFixed(0)}% of frames within ${onTimeMs} ms`,
    met: kind === 'rest' ? undefined : p95 < frameMs,
  };
}
