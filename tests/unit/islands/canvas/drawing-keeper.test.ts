import 'fake-indexeddb/auto';
import { afterEach, describe, expect, it } from 'vitest';
import type { Design } from '../../../../src/design/index.ts';
import { addComponent, blankDesign } from '../../../../src/islands/canvas/design-edits.ts';
import { type DrawingKeeper, openDrawings } from '../../../../src/islands/canvas/drawing-keeper.ts';
import { drawingWords } from '../../../../src/islands/canvas/drawing-words.ts';
import { examples } from '../../../../src/islands/canvas/examples.ts';
import { rescueKey } from '../../../../src/islands/canvas/rescued-drawings.ts';
import type { DeviceMemory } from '../../../../src/islands/workspace/session/deviceMemory.ts';
import { newId } from '../../../../src/progress/index.ts';
import { statuses } from '../../../../src/progress/status.ts';
import { closeAll, freshName, open } from '../../progress/fixtures.ts';

afterEach(closeAll);

/** A memory of the device that all tabs of a test share. */
function makeMemory(): DeviceMemory & { readonly entries: Map<string, string> } {
  const entries = new Map<string, string>();
  return {
    entries,
    read: (key) => entries.get(key),
    write: (key, value) => (entries.set(key, value), true),
    remove: (key) => void entries.delete(key),
  };
}

/** A browser, in which pages of the canvas are opened. */
function makeBrowser() {
  const [name, memory] = [freshName(), makeMemory()];
  return {
    memory,
    page: async () => openDrawings({ store: await open(name), memory, newId }),
    stored: async () => (await open(name)).listDrawings(),
  };
}

let count = 0;
/** Adds a component, so that the design is unlike every other. */
function draw(design: Design): Design {
  const added = addComponent(design, 'service', { x: ++count, y: 0 });
  return added.ok ? added.design : expect.unreachable(added.said);
}

/** Changes what a page shows, and saves it. */
async function change(keeper: DrawingKeeper, design: Design): Promise<Design> {
  keeper.change(design);
  await keeper.flush();
  return design;
}

const linked = examples[0]!.build();

describe('what was drawn', () => {
  it('[K13] is there when the page is opened again, and goes on as the same drawing', async () => {
    const { page } = makeBrowser();
    const first = await page();
    expect(first.restore()).toBeUndefined();
    await change(first, draw(blankDesign));
    const drawn = await change(first, draw(draw(blankDesign)));
    const again = await page();
    expect(again.restore()).toEqual(drawn);
    expect(again.others).toEqual([]);
    await change(again, draw(drawn));
    expect((await page()).others).toHaveLength(1);
  });

  it('[K13] is found again where the page went away before it was saved', async () => {
    const { page, memory } = makeBrowser();
    const first = await page();
    const saved = await change(first, draw(blankDesign));
    const lost = draw(saved);
    // The page goes away before it has saved anything: only what it wrote at once is left.
    first.change(lost);
    first.rescue();
    const left = memory.read(rescueKey);
    const { page: later } = makeBrowser();
    expect((await later()).restore()).toBeUndefined();
    await first.flush();
    expect(memory.read(rescueKey)).toBeUndefined();

    const other = makeBrowser();
    other.memory.write(rescueKey, left!);
    const again = await other.page();
    expect(again.restore()).toEqual(lost);
    expect(other.memory.read(rescueKey)).toBeUndefined();
  });

  it('[K13] is the one shown last, where several were not saved yet', async () => {
    const { page, memory } = makeBrowser();
    const first = await page();
    const [mine, other] = [draw(blankDesign), draw(blankDesign)];
    first.change(mine);
    first.begin(other);
    first.change(other);
    // As undoing does.
    first.change(mine);
    first.rescue();
    const left = memory.read(rescueKey)!;
    await first.flush();
    expect((await page()).restore()).toEqual(mine);
    const later = makeBrowser();
    later.memory.write(rescueKey, left);
    expect((await later.page()).restore()).toEqual(mine);
  });

  it('[K13] what is left behind is not kept twice, and what is damaged is not taken', async () => {
    const { page, memory, stored } = makeBrowser();
    const first = await page();
    first.change(draw(blankDesign));
    first.rescue();
    const left = memory.read(rescueKey)!;
    await first.flush();
    for (const text of [left, '{', '[{"id":"a","text":"{}"}]', JSON.stringify([{ id: 'x', text: 7 }])]) {
      memory.write(rescueKey, text);
      expect((await page()).others).toHaveLength(1);
      expect(await stored()).toHaveLength(1);
    }
  });
});

describe('another drawing', () => {
  it('[K14] of a link overwrites nothing, is kept once it is changed, and the other can be brought back', async () => {
    const { page } = makeBrowser();
    const mine = await change(await page(), draw(blankDesign));
    const visit = await page();
    visit.show(linked);
    await visit.flush();
    expect(visit.others.map(({ design }) => design)).toEqual([mine]);
    expect((await page()).restore()).toEqual(mine);

    const changed = await change(visit, draw(linked));
    const next = await page();
    expect(next.restore()).toEqual(changed);
    expect(next.others.map(({ design }) => design)).toEqual([mine]);
    await change(next, next.open(next.others[0]!.id)!);
    const last = await page();
    expect(last.restore()).toEqual(mine);
    expect(last.others.map(({ design }) => design)).toEqual([changed]);
  });

  it('[K14] that was opened is not what undoing to the link’s changes', async () => {
    const { page } = makeBrowser();
    const mine = await change(await page(), draw(blankDesign));
    const visit = await page();
    visit.show(linked);
    expect(visit.isKept).toBe(false);
    await change(visit, visit.open(visit.others[0]!.id)!);
    expect(visit.isKept).toBe(true);
    await change(visit, linked);
    const changed = await change(visit, draw(linked));
    expect(visit.others.map(({ design }) => design)).toEqual([mine]);
    expect((await page()).restore()).toEqual(changed);
  });

  it('[K14] of a link to what is kept is that drawing', async () => {
    const { page } = makeBrowser();
    const mine = await change(await page(), draw(blankDesign));
    const again = await page();
    again.show(structuredClone(mine));
    expect(again.others).toEqual([]);
    await change(again, draw(mine));
    expect(again.others).toEqual([]);
    expect((await page()).others).toHaveLength(1);
  });

  it('[K14] that is begun leaves the one before, to which undoing leads back', async () => {
    const { page } = makeBrowser();
    const keeper = await page();
    const mine = await change(keeper, draw(blankDesign));
    const first = keeper.current;
    const begun = examples[2]!.build();
    keeper.begin(begun);
    await change(keeper, begun);
    expect(keeper.current).not.toBe(first);
    const further = await change(keeper, draw(begun));
    expect(keeper.others.map(({ design }) => design)).toEqual([mine]);
    // Undone twice: the design is the one of the first drawing.
    await change(keeper, begun);
    await change(keeper, mine);
    expect(keeper.current).toBe(first);
    await change(keeper, draw(mine));
    expect(keeper.others.map(({ design }) => design)).toEqual([begun]);
    expect(keeper.others.map(({ design }) => design)).not.toContain(further);
  });

  it('[K14] that is blank is shown where it was left, and not offered or kept for long', async () => {
    const { page, stored } = makeBrowser();
    const keeper = await page();
    const mine = await change(keeper, draw(blankDesign));
    const blank = { ...blankDesign };
    keeper.begin(blank);
    await change(keeper, blank);
    const again = await page();
    expect(again.restore()).toEqual(blankDesign);
    await change(again, again.open(again.others[0]!.id)!);
    expect(again.others).toEqual([]);
    const last = await page();
    expect(last.restore()).toEqual(mine);
    expect(last.others).toEqual([]);
    expect(await stored()).toHaveLength(1);
  });
});

describe('two tabs', () => {
  it('[K15] that change one drawing keep both, each its own from then on', async () => {
    const { page } = makeBrowser();
    const start = await change(await page(), draw(blankDesign));
    const [a, b] = [await page(), await page()];
    a.restore();
    b.restore();
    const ofA = await change(a, draw(start));
    const ofB = await change(b, draw(start));
    expect(b.word).toBe('forked');
    expect(b.others.map(({ design }) => design)).toEqual([ofA]);
    await change(a, draw(ofA));
    const last = await change(b, draw(ofB));
    expect(a.word).toBeUndefined();
    const later = await page();
    expect(later.restore()).toEqual(last);
    expect(later.others).toHaveLength(1);
  });

  it('[K15] keep one drawing each, whatever is changed before the first is saved, or undone', async () => {
    const { page, stored } = makeBrowser();
    await change(await page(), draw(blankDesign));
    const [a, b] = [await page(), await page()];
    await change(a, draw(a.restore()!));
    const start = b.restore()!;
    b.change(draw(start));
    const saving = b.flush();
    // The save is under way, and not yet answered.
    await Promise.resolve();
    const second = draw(start);
    b.change(second);
    await saving;
    await b.flush();
    expect(await stored()).toHaveLength(2);
    await change(b, start);
    expect(await stored()).toHaveLength(2);
    expect((await page()).restore()).toEqual(start);
  });

  it('[K15] hear of each other’s drawings', async () => {
    const { page } = makeBrowser();
    const [a, b] = [await page(), await page()];
    const heard = new Promise<void>((resolve) => b.subscribe(resolve));
    const drawn = await change(a, draw(blankDesign));
    await heard;
    expect(b.others.map(({ design }) => design)).toEqual([drawn]);
  });
});

describe('where a drawing cannot be kept', () => {
  it('[K15] for its size, the version before stays and it is said until it fits again', async () => {
    const { page } = makeBrowser();
    const keeper = await page();
    const fits = await change(keeper, draw(blankDesign));
    await change(keeper, { ...fits, name: 'x'.repeat(1_000_001) });
    expect(keeper.word).toBe('too-large');
    expect((await page()).restore()).toEqual(fits);
    await change(keeper, draw(fits));
    expect(keeper.word).toBeUndefined();
  });

  const words = { arrival: undefined, refusal: '', isInAddress: true, status: statuses.ok, word: undefined } as const;

  it('[K15] the page says so and what to do; where it can, there is nothing to say', () => {
    expect(drawingWords(words)).toEqual({ warning: '', note: '' });
    expect(drawingWords({ ...words, status: statuses.full }).warning).toMatch(/no room left to save.*Export/);
    expect(drawingWords({ ...words, status: statuses.denied, isInAddress: false }).warning).toMatch(
      /does not let.*export it as JSON before/,
    );
    expect(drawingWords({ ...words, word: 'too-large' }).warning).toMatch(/too large to be kept\. Take/);
    expect(drawingWords({ ...words, refusal: 'Cut short.' }).warning).toBe('Cut short.');
  });

  it('[K13] [K14] a drawing that is kept is said to be, where one could doubt it', () => {
    expect(drawingWords({ ...words, isInAddress: false })).toEqual({ warning: '', note: expect.stringMatching(/kept in this browser/) });
    expect(drawingWords({ ...words, isInAddress: false, word: 'too-large' }).note).toBe('');
    expect(drawingWords({ ...words, arrival: 'restored' }).note).toMatch(/you left here/);
    expect(drawingWords({ ...words, arrival: 'linked' }).note).toMatch(/“Kept here …” brings it back/);
    expect(drawingWords({ ...words, word: 'forked' }).note).toMatch(/Another tab.*Both are kept/);
  });
});
