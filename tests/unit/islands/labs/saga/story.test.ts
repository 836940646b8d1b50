import { describe, expect, it } from 'vitest';
import { sagaLink } from '../../../../../src/islands/labs/saga/link.ts';
import { scoreGuess } from '../../../../../src/islands/labs/saga/predictions.ts';
import type { FaultId, SagaSettings } from '../../../../../src/islands/labs/saga/settings.ts';
import { bookingSteps, defaultSettings, describeFault, faultIds, makePossible } from '../../../../../src/islands/labs/saga/settings.ts';
import { playStory } from '../../../../../src/islands/labs/saga/story-run.ts';
import { countCompensations, markOf, recordName, truthAfter } from '../../../../../src/islands/labs/saga/story-view.ts';
import { describeEnd, describeGuess, describeTruth } from '../../../../../src/islands/labs/saga/summary.ts';

const settingsOf = (fault: FaultId, step: number, stepCount = 4): SagaSettings => makePossible({ fault, step, stepCount });

/** Plays and returns how it ends, the compensations called in order, and what is true at the end. */
function endOf(settings: SagaSettings) {
  const story = playStory(settings);
  const undone = story.rows.flatMap((row) => (row.kind === 'call' && row.compensates && row.end === 'ok' ? [row.step] : []));
  const truth = bookingSteps.map(({ name }) => truthAfter(story, story.rows.length).get(name) ?? 'not done');
  return { status: story.status, step: story.step, undone, truth };
}

describe('story', () => {
  it('is played for every fault at every step, and ends in a way the set-up tells', () => {
    for (const stepCount of [3, 4]) {
      for (const fault of faultIds) {
        for (let step = 0; step < stepCount; step++) {
          const story = playStory(settingsOf(fault, step, stepCount));
          expect(story.rows.at(-1)).toMatchObject({ kind: 'settle', how: 'resolved' });
          expect(story.rows.every((row) => markOf(row) !== '' && !markOf(row).includes('undefined'))).toBe(true);
        }
      }
    }
  });

  it('undoes the steps before a refusal, last first, and not the refused one', () => {
    expect(endOf(settingsOf('refused', 2))).toEqual({
      status: 'compensated',
      step: 'pay',
      undone: ['flight', 'room'],
      truth: ['undone', 'undone', 'not done', 'not done'],
    });
  });

  it('undoes the failed step too when its answers were lost, since it may have happened', () => {
    expect(endOf(settingsOf('mute', 2))).toMatchObject({ status: 'compensated', undone: ['pay', 'flight', 'room'] });
    expect(endOf(settingsOf('down', 2))).toMatchObject({ status: 'compensated', undone: ['flight', 'room'] });
  });

  it('completes after a lost answer or a crash: the key is known, or the log knows', () => {
    for (const fault of ['lostOnce', 'crashAfter', 'crashLost'] as const) {
      const { rows, status } = playStory(settingsOf(fault, 1));
      expect(status).toBe('completed');
      expect(rows.some((row) => row.kind === 'call' && row.step === 'flight' && row.repeated === true)).toBe(true);
    }
    const kept = playStory(settingsOf('crashKept', 1)).rows;
    expect(kept.filter((row) => row.kind === 'call' && row.step === 'flight')).toHaveLength(1);
    expect(kept.some((row) => row.kind === 'recover')).toBe(true);
  });

  it('is stuck past the pivot, and where an undo is impossible, of which the others are made all the same', () => {
    expect(endOf(settingsOf('refused', 3))).toMatchObject({ status: 'stuck', step: 'ticket', undone: [] });
    expect(endOf(settingsOf('stuckUndo', 2))).toMatchObject({ status: 'stuck', step: 'flight', undone: ['room'] });
  });

  it('goes on undoing after a crash, with the same key', () => {
    const { rows } = playStory(settingsOf('crashUndo', 2));
    const keys = rows.flatMap((row) => (row.kind === 'call' && row.compensates && row.step === 'flight' ? [row.key] : []));
    expect(keys).toHaveLength(2);
    expect(new Set(keys).size).toBe(1);
    expect(endOf(settingsOf('crashUndo', 2)).status).toBe('compensated');
  });
});

describe('set-up', () => {
  it('is brought back by its link as it was, and made possible where it is not', () => {
    const settings = settingsOf('lostOnce', 1, 3);
    expect(sagaLink.read(sagaLink.format(settings))).toEqual({ settings, notes: [] });
    expect(sagaLink.read('#costs')).toBeUndefined();
    expect(sagaLink.read('#lab?')).toEqual({ settings: defaultSettings, notes: [] });
    const read = sagaLink.read('#lab?steps=3&fault=<b>&at=ticket')!;
    expect(read.settings).toEqual({ stepCount: 3, fault: 'refused', step: 2 });
    expect(read.notes).toEqual([
      'The fault in the link is not possible; refused is used instead.',
      'This cannot go wrong at “ticket”; “pay” is used.',
    ]);
    expect(sagaLink.read('#lab?fault=stuckUndo&at=room')!.settings.step).toBe(1);
  });

  it('says what goes wrong for every fault', () => {
    for (const fault of faultIds) expect(describeFault(settingsOf(fault, 2))).toMatch(/^.+\.$/);
  });
});

describe('words and points', () => {
  const story = playStory(settingsOf('refused', 1));

  it('say what is true at each point, and how it ends', () => {
    const settings = settingsOf('refused', 1);
    expect(describeTruth(settings, story, 1)).toBe('In truth not done: room, flight, pay and ticket.');
    expect(describeTruth(settings, story, story.rows.length)).toBe('In truth undone: room; not done: flight, pay and ticket.');
    expect(describeEnd(story)).toBe('The saga is compensated, since “flight” failed.');
  });

  it('name records by what they say, cut ones too', () => {
    expect(recordName('{"saga":"a","type":"begin","step":"pay"}')).toBe('begin pay');
    expect(recordName('{"saga":"a","type":"ended","outcome":{"id"')).toBe('ended');
  });

  it('give two points for the end and one for the number of compensations', () => {
    expect(countCompensations(story)).toBe(1);
    expect(scoreGuess({ status: 'compensated', compensations: 1 }, story).points).toBe(3);
    expect(scoreGuess({ status: 'compensated', compensations: 2 }, story).points).toBe(2);
    const wrong = scoreGuess({ status: 'stuck', compensations: 0 }, story);
    expect(describeGuess(wrong)).toBe('It ends compensated, not stuck. 1 compensation is called; you guessed 0. That makes 0 of 3 points.');
  });
});
