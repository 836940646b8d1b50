import { describe, expect, it } from 'vitest';
import { assess } from '../../../../../src/islands/labs/availability/assessment.ts';
import { boxSizes, layDiagram } from '../../../../../src/islands/labs/availability/diagram-layout.ts';
import {
  addPart,
  blockAt,
  changePart,
  depthOf,
  listBlocks,
  placesOf,
  removeBlock,
  setNeed,
  whyNotAdd,
} from '../../../../../src/islands/labs/availability/edits.ts';
import { scoreGuess } from '../../../../../src/islands/labs/availability/predictions.ts';
import type { DiagramSettings } from '../../../../../src/islands/labs/availability/settings.ts';
import { defaultSettings, limits, presets } from '../../../../../src/islands/labs/availability/settings.ts';
import {
  describeBlock,
  describeDiagram,
  describeShared,
  formatSpan,
  formatUp,
} from '../../../../../src/islands/labs/availability/words.ts';

const preset = (id: string): DiagramSettings => presets.find((one) => one.id === id)!.settings;
const say = (settings: DiagramSettings): string => describeBlock(settings, settings.root);
const newPart = { name: 'Cache', percent: 99 };

describe('assessment', () => {
  it('of the shop: two single points, and the pair of servers is not among them', () => {
    const { down, parts } = assess(defaultSettings);
    expect(down).toBeCloseTo(1 - 0.9999 * (1 - 1e-6) * 0.9995, 14);
    expect(parts.map(({ isSinglePoint }) => isSinglePoint)).toEqual([true, false, false, true]);
    expect(parts[3]!.downWithout).toBeCloseTo(1 - 0.9999 * (1 - 1e-6), 14);
  });

  it('counts shared parts once, and says what taking them apart would give', () => {
    const { down, downIfSeparate, parts } = assess(preset('power'));
    expect(1 - down).toBeCloseTo(0.999 * (1 - 0.01 ** 2), 14);
    expect(1 - downIfSeparate).toBeCloseTo(1 - (1 - 0.999 * 0.99) ** 2, 14);
    expect(parts.map(({ places, isSinglePoint }) => [places, isSinglePoint])).toEqual([
      [2, true],
      [1, false],
      [1, false],
    ]);
    expect(describeShared(preset('power'), assess(preset('power')))).toBe(
      'Power is one part in several places and fails in all of them at once. Taken for separate parts, the sum would say 5.22 minutes in 30 days; it is 47.5 minutes.',
    );
    expect(describeShared(defaultSettings, assess(defaultSettings))).toBe('');
  });

  it('gives the published figures: three in sequence at 99.9%, two of three at 99%', () => {
    expect(assess(preset('three')).up).toBeCloseTo(0.997003, 6);
    expect(assess(preset('quorum')).up).toBeCloseTo(0.999702, 10);
    expect(assess(preset('quorum')).parts.some(({ isSinglePoint }) => isSinglePoint)).toBe(false);
  });
});

describe('edits', () => {
  it('adds after and beside, within the group that is there or in a new one', () => {
    expect(say(addPart(defaultSettings, [0], 'sequence', newPart).settings)).toBe(
      'Balancer, then Cache, then one of (Server 1, Server 2), then Database',
    );
    const beside = addPart(defaultSettings, [2], 'parallel', newPart);
    expect(say(beside.settings)).toBe('Balancer, then one of (Server 1, Server 2), then one of (Database, Cache)');
    expect(blockAt(beside.settings.root, beside.selected)).toEqual({ kind: 'place', part: 4 });
    expect(say(addPart(defaultSettings, [1], 'parallel', newPart).settings)).toContain('one of (Server 1, Server 2, Cache)');
    expect(say(addPart(defaultSettings, [], 'sequence', 0).settings)).toBe(
      'Balancer, then one of (Server 1, Server 2), then Database, then Balancer',
    );
    expect(say(addPart(defaultSettings, [1, 0], 'sequence', 3).settings)).toContain('one of ((Server 1 then Database), Server 2)');
  });

  it('removes pieces, groups of one and parts that are used nowhere', () => {
    const { settings, selected } = removeBlock(defaultSettings, [1, 0])!;
    expect(say(settings)).toBe('Balancer, then Server 2, then Database');
    expect(settings.parts.map(({ name }) => name)).toEqual(['Balancer', 'Server 2', 'Database']);
    expect(blockAt(settings.root, selected)).toBeDefined();
    expect(say(removeBlock(preset('power'), [0])!.settings)).toBe('Power, then Server B');
    expect(removeBlock(defaultSettings, [])).toBeUndefined();
    const quorum = setNeed(preset('quorum'), [], 3);
    expect((removeBlock(quorum, [0])!.settings.root as { need: number }).need).toBe(2);
  });

  it('keeps to the limits, and says which', () => {
    let settings = defaultSettings;
    for (let more = 0; settings.parts.length < limits.parts; more++)
      settings = addPart(settings, [], 'sequence', { name: `P${more}`, percent: 99 }).settings;
    expect(whyNotAdd(settings, [], 'sequence', true)).toMatch(/^There are 12 parts/);
    expect(whyNotAdd(settings, [], 'sequence', false)).toBe('');
    while (placesOf(settings.root).length < limits.places) settings = addPart(settings, [], 'sequence', 0).settings;
    expect(whyNotAdd(settings, [], 'sequence', false)).toMatch(/^There are 16 places/);
    let deep = { settings: defaultSettings, selected: [0] as readonly number[] };
    const kindOf = (step: number) => (step % 2 === 0 ? 'parallel' : 'sequence');
    let step = 0;
    for (; whyNotAdd(deep.settings, deep.selected, kindOf(step), false) === ''; step++)
      deep = addPart(deep.settings, deep.selected, kindOf(step), 0);
    expect(whyNotAdd(deep.settings, deep.selected, kindOf(step), false)).toMatch(/^Groups are nested 5 deep/);
    expect(depthOf(deep.settings.root)).toBe(limits.depth);
  });

  it('changes a part in all its places', () => {
    expect(assess(changePart(preset('power'), 0, { percent: 100 })).down).toBeCloseTo(0.01 ** 2, 14);
  });
});

describe('drawing', () => {
  it.each(['right', 'down'] as const)('%s: every place has a box within the drawing, none on top of another', (direction) => {
    const { width: boxWidth, height: boxHeight } = boxSizes[direction];
    for (const { settings } of presets) {
      const { width, height, boxes, joins } = layDiagram(settings.root, direction);
      expect(boxes.map(({ part }) => part)).toEqual(placesOf(settings.root).map(({ part }) => part));
      expect(joins).toHaveLength(listBlocks(settings.root).filter(({ block }) => block.kind === 'parallel').length);
      for (const [index, box] of boxes.entries()) {
        expect(box.x >= 0 && box.y >= 0 && box.x + boxWidth <= width && box.y + boxHeight <= height).toBe(true);
        for (const other of boxes.slice(index + 1))
          expect(Math.abs(other.x - box.x) >= boxWidth + 8 || Math.abs(other.y - box.y) >= boxHeight + 8).toBe(true);
      }
    }
  });

  it('fits the diagrams to begin with into 290 px when it runs down, at four fifths of its size', () => {
    for (const { settings } of presets) expect(layDiagram(settings.root, 'down').width * 0.8).toBeLessThanOrEqual(290);
  });
});

describe('words', () => {
  it('give shares with the digits that matter and spans in units that suit', () => {
    expect([0.001, 0.01, 0.5, 0, 0.0006, 2.98e-4, 1e-12].map(formatUp)).toEqual([
      '99.9%',
      '99%',
      '50%',
      '100%',
      '99.94%',
      '99.9702%',
      '99.9999999999%',
    ]);
    expect([43.2, 525.6, 0.432, 43_200, 0, 4.32e-8, 0.0005].map(formatSpan)).toEqual([
      '43.2 minutes',
      '8.76 hours',
      '25.9 s',
      '30 days',
      '0 minutes',
      'under 0.01 ms',
      '30 ms',
    ]);
  });

  it('say what is built, and what comes of it once that is shown', () => {
    expect(describeDiagram(preset('quorum'), undefined)).toBe(
      'At least 2 of (Replica 1, Replica 2, Replica 3). Guess, then see how often it is down.',
    );
    expect(describeDiagram(defaultSettings, assess(defaultSettings))).toBe(
      'Balancer, then one of (Server 1, Server 2), then Database. Up 99.93991% of the time, three nines: down 26 minutes in 30 days, 5.26 hours in a year. Single points of failure: Balancer and Database.',
    );
  });

  it('score a guess: two points near the downtime, one for the count', () => {
    const assessment = assess(defaultSettings);
    expect(scoreGuess({ minutes: 26, singlePoints: 2 }, assessment).points).toBe(3);
    expect(scoreGuess({ minutes: 40, singlePoints: 2 }, assessment).points).toBe(2);
    expect(scoreGuess({ minutes: 43.2, singlePoints: 1 }, assessment).points).toBe(1);
    expect(scoreGuess({ minutes: 4, singlePoints: 0 }, assessment).points).toBe(0);
  });
});
