import type { Locator } from '@playwright/test';
import { labs } from '../../src/components/site/labs.ts';
import { driveFrames, moveOf, type FrameTimes, type Operation } from './drive-frames.ts';
import { median, percentile, type BenchRow, type BenchSection } from './section.ts';
import { serveSite, type ServedSite } from './site.ts';

const frames = 120;
/** A frame at 60 a second lasts 16.7 ms; its time stamps come rounded. */
const frameMs = 1000 / 60;
const onTimeMs = 17;
/** After the figure has come: its text is read out and timers have passed. */
const settleMs = 1500;

type Named = readonly [role: 'slider' | 'button' | 'img' | 'treeitem', name: string | RegExp];

/** A control of a lab that is operated in every frame. */
interface Redraw {
  readonly control: Named;
  readonly operation: Operation;
  /** Set where the figure does not follow at once: what it does instead, in words. Then a change anywhere in the lab is enough. */
  readonly later?: string;
}

interface LabRedraws {
  /** What is pressed before the control is there. */
  readonly before?: Named;
  /** What is there once a worker has delivered the figure. */
  readonly shown?: Named;
  readonly redraws: readonly Redraw[];
}

const slider = (name: string, from = 0): Redraw => ({ control: ['slider', name], operation: { kind: 'slide', from } });

/** What redraws the main figure of each lab comes first; then what makes it compute more. On logarithmic sliders the low end has few values. */
const redrawsOf: Readonly<Record<string, LabRedraws>> = {
  estimator: { redraws: [slider('Users a day', 0.7)] },
  availability: { before: ['treeitem', 'Server 1, 99.9%'], redraws: [slider('Up, share of time')] },
  'cache-eviction': {
    shown: ['img', /the hit ratios are: /],
    redraws: [
      slider('Capacity to look at'),
      { ...slider('Skew α'), later: 'sampled: a worker draws previews from 20,000 requests, the whole once the slider rests' },
    ],
  },
  cdn: { redraws: [slider('Time to live', 0.35), slider('Requests an hour')] },
  'cache-writes': { redraws: [slider('Step shown'), slider('Write-behind flushes every', 0.2)] },
  'hash-ring': {
    redraws: [
      { control: ['button', 'Node C'], operation: { kind: 'press' } },
      { control: ['button', 'Node C'], operation: { kind: 'drag' }, later: 'the ring is drawn anew when it is let go' },
      slider('Virtual nodes', 0.5),
    ],
  },
  'load-balancing': {
    shown: ['slider', 'Time of the race'],
    redraws: [slider('Time of the race'), { ...slider('Utilisation'), later: 'a worker races once the slider rests' }],
  },
  'push-vs-poll': { redraws: [slider('from'), slider('Events per minute', 0.5)] },
  queueing: {
    shown: ['slider', 'Time of the run'],
    redraws: [slider('Time of the run'), { ...slider('Utilisation'), later: 'a worker runs the queues once the slider rests' }],
  },
  raid: { redraws: [{ control: ['button', 'Disk 2 failed'], operation: { kind: 'press' } }] },
  saga: { redraws: [slider('Place in the story')] },
};

/** The canvas of designs asks for no guess and is dragged, not slid: `canvas.ts` times it. */
const timed = labs.filter(({ id }) => id !== 'design');

/** Times how labs redraw their figures, at their first set-up and 1280 px, when a control is operated in every animation frame. */
export async function benchRedraw(): Promise<BenchSection> {
  const missing = timed.filter(({ id }) => !(id in redrawsOf)).map(({ id }) => id);
  if (missing.length > 0) throw new Error(`scripts/bench/redraw.ts does not say what redraws the figures of ${missing.join(', ')}.`);
  const site = await serveSite();
  try {
    const rest: Redraw = { ...slider('Users a day'), operation: { kind: 'rest' } };
    const rows: BenchRow[] = [{ ...rowOf('Nothing operated', await measure(site, 'estimator', rest)), target: '-', met: undefined }];
    for (const { id } of timed) {
      for (const redraw of redrawsOf[id]!.redraws) rows.push(rowOf(`${id}: ${wordsOf(redraw)}`, await measure(site, id, redraw)));
    }
    return {
      title: 'Redraws of lab figures',
      rows,
      notes: [
        `Each lab at its first set-up, 1280 px wide, headless ${site.browserName} without a GPU, no guess made; ${frames} frames, one event in each. Sliders go up and down their range, so that heavier set-ups than the first are among the frames.`,
        'Work: the main thread from the dispatch of the event, by script and so without hit testing, to the end of style and layout, forced in a task after React has rendered; to 0.1 ms. What else ran between counts, painting does not. "Nothing operated" is its floor.',
        `Frames within ${onTimeMs} ms: from each animation frame to the next by their time stamps; these feel everything, painting by software too.`,
        'Each of the events changed the figure itself. Where the row says "the control alone" it changed what is operated, and the figure comes as it says.',
      ],
    };
  } finally {
    await site.close();
  }
}

/** Opens a lab on a page of its own, goes on without a guess and drives the control. Throws when the figure does not follow it. */
async function measure(site: ServedSite, id: string, { control, operation, later }: Redraw): Promise<FrameTimes> {
  // The service worker would load the whole site meanwhile.
  const context = await site.browser.newContext({ serviceWorkers: 'block', viewport: { width: 1280, height: 900 } });
  try {
    const page = await context.newPage();
    await page.goto(`${site.address}/labs/${id}/`);
    const lab = page.locator('astro-island:not([ssr]) .hr-lab').first();
    const { before, shown } = redrawsOf[id]!;
    await lab.getByRole('button', { name: /without a guess$/ }).click();
    if (shown) await find(lab, shown).waitFor();
    if (before) await find(lab, before).click();
    const element = find(lab, control);
    await element.scrollIntoViewIfNeeded();
    await page.waitForTimeout(settleMs);
    const watched = later === undefined ? '[role="img"], figure table' : undefined;
    const move = await element.evaluateHandle(moveOf, operation);
    const times = await element.evaluate(driveFrames, { move, frames, watched });
    if (operation.kind !== 'rest' && times.redrawn < frames) {
      throw new Error(
        `${id}: of ${frames} moves of "${String(control[1])}" only ${times.redrawn} changed the figure. Choose moves that do.`,
      );
    }
    return times;
  } finally {
    await context.close();
  }
}

function find(lab: Locator, [role, name]: Named): Locator {
  return lab.getByRole(role, { name, exact: true }).first();
}

function wordsOf({ control: [role, name], operation, later }: Redraw): string {
  const verb = { slide: 'slider', press: 'press', drag: 'drag', 'mouse-drag': 'drag', rest: role }[operation.kind];
  return `${verb} "${String(name)}"${later === undefined ? '' : `, the control alone (${later})`}`;
}

function rowOf(measure: string, { workMs, frameMs: between }: FrameTimes): BenchRow {
  const p95 = percentile(workMs, 0.95);
  const onTime = between.filter((ms) => ms <= onTimeMs).length / between.length;
  return {
    measure,
    target: `p95 of the work under ${frameMs.toFixed(1)} ms`,
    seen: `median ${median(workMs).toFixed(1)} ms, p95 ${p95.toFixed(1)} ms; ${(100 * onTime).toFixed(0)}% of frames within ${onTimeMs} ms`,
    met: p95 < frameMs,
  };
}
