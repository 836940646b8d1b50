import { describe, expect, it } from 'vitest';
import { readCase } from '../../../src/interview/case-file.ts';
import { defaultMinutes, stageIds } from '../../../src/interview/stages.ts';
import { readSiteCase, smallCaseData } from './cases.ts';

type Data = ReturnType<typeof smallCaseData>;

/** Returns the mistakes of the small case after an edit. */
function mistakesAfter(change: (data: Data) => void) {
  const data = smallCaseData();
  change(data);
  const read = readCase(data);
  return read.ok ? [] : read.mistakes;
}

describe('a case file', () => {
  it('is read with what it leaves out filled in', () => {
    const read = readCase(smallCaseData());
    expect(read.ok && read.case.answers[1]!.reveals).toEqual([]);
    expect(read.ok && read.case.followUps[0]!.when.afterHalf).toBe(false);
  });

  it('of the site is valid', () => {
    expect(readSiteCase('url-shortener').answers.length).toBeGreaterThanOrEqual(40);
  });

  it('has 45 minutes in stages where it says nothing else', () => {
    expect(stageIds.reduce((sum, stage) => sum + defaultMinutes[stage], 0)).toBe(45);
  });

  it.each<[string, string, RegExp, (data: Data) => void]>([
    ['a field too many', '', /Unrecognized key/, (data) => Object.assign(data, { colour: 'red' })],
    ['a stage that is none', 'answers.0.stage', /Invalid option/, (data) => (data.answers[0]!.stage = 'lunch')],
    ['an unknown unit', 'estimates.0.unit', /no unit/, (data) => (data.estimates[0]!.unit = 'parsecs')],
    ['a rubric without a dimension', 'rubric.scoping', /Invalid input/, (data) => delete (data.rubric as Partial<Data['rubric']>).scoping],
    ['a rubric of three levels', 'rubric.interface', /Too small/, (data) => data.rubric.interface.pop()],
    ['an id used twice', 'answers.1.id', /"volume" is used twice/, (data) => (data.answers[1]!.id = 'volume')],
    ['a constraint that is not there', 'answers.0.reveals.1', /names "gone"/, (data) => (data.answers[0]!.reveals![1] = 'gone')],
    ['an estimate used before it is worked out', 'estimates.0.working.0', /names "rate"/, (data) => data.estimates.reverse()],
    [
      'a step that is not there',
      'estimates.1.working.1',
      /names "Nothing"/,
      (data) => (data.estimates[1]!.working[1]!.times = [{ step: 'Nothing' }]),
    ],
    ['a load by an unknown estimate', 'load.kinds.0.rate', /names "speed"/, (data) => (data.load.kinds[0]!.rate = 'speed')],
    ['a load by an estimate that is no rate', 'load.kinds.0.rate', /is no rate/, (data) => (data.load.kinds[0]!.rate = 'keys')],
    ['a count of keys that is none', 'load.kinds.0.keys.count', /is no count/, (data) => (data.load.kinds[0]!.keys.count = 'rate')],
    ['an objective of no kind', 'objectives.0.kind', /names "put"/, (data) => (data.objectives[0]!.kind = 'put')],
    ['an objective in another unit', 'objectives.0.unit', /in bytes/, (data) => (data.objectives[0]!.unit = 'MB')],
    ['a follow-up that asks at once', 'followUps.2.when', /before a word/, (data) => (data.followUps[2]!.when.afterHalf = false)],
    ['a step in a unit that does not fit', 'estimates', /cannot be given in/, (data) => (data.estimates[0]!.working[0]!.unit = 'MB')],
    ['an estimate asked in another unit', 'estimates.0.unit', /worked out in requests/, (data) => (data.estimates[0]!.unit = 'MB')],
    [
      'an accepted range beside the truth',
      'estimates.1.accepted',
      /leaves out 86400/,
      (data) => (data.estimates[1]!.accepted = { least: 1, most: 2 }),
    ],
  ])('with %s is refused with path and remedy', (_what, path, message, change) => {
    const mistakes = mistakesAfter(change);
    expect(mistakes.map((mistake) => mistake.path)).toContain(path);
    const mistake = mistakes.find((one) => one.path === path)!;
    expect(mistake.message).toMatch(message);
    expect(mistake.remedy).toMatch(/\.$/);
  });

  it.each([undefined, null, 'text', [], 5])('that is %j is refused', (data) => {
    expect(readCase(data)).toMatchObject({ ok: false });
  });
});
