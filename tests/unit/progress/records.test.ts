import 'fake-indexeddb/auto';
import { afterEach, describe, expect, it } from 'vitest';
import { MAX_FAILED_ATTEMPTS } from '../../../src/progress/attempts.ts';
import { closeAll, freshName, open, putRaw, storedCase, verdict } from './fixtures.ts';

afterEach(closeAll);

describe('attempts and passes', () => {
  it('returns attempts newest first, with the verdict as it was graded', async () => {
    const progress = await open(freshName());
    await progress.addAttempt({ exerciseId: 'a', source: '1', verdict: verdict('fail') });
    const second = await progress.addAttempt({ exerciseId: 'a', source: '2', verdict: verdict('pass') });
    await progress.addAttempt({ exerciseId: 'b', source: '3', verdict: verdict('fail') });
    const attempts = await progress.listAttempts('a');
    expect(attempts.map((attempt) => attempt.source)).toEqual(['2', '1']);
    expect(attempts[1]?.verdict).toEqual(verdict('fail'));
    expect(await progress.getAttempt(second.id)).toEqual(second);
  });

  it('passes an exercise only by the full suite', async () => {
    const progress = await open(freshName());
    await progress.addAttempt({ exerciseId: 'a', source: 'x', verdict: verdict('pass', 'visible') });
    expect(await progress.hasPassed('a')).toBe(false);
    await progress.addAttempt({ exerciseId: 'a', source: 'y', verdict: verdict('pass') });
    await progress.addAttempt({ exerciseId: 'a', source: 'z', verdict: verdict('fail') });
    expect(await progress.hasPassed('a')).toBe(true);
    expect((await progress.getLatestPass('a'))?.source).toBe('y');
  });

  it('keeps every pass and a bounded number of failures', async () => {
    const progress = await open(freshName());
    await progress.addAttempt({ exerciseId: 'a', source: 'passed', verdict: verdict('pass') });
    for (let i = 0; i < MAX_FAILED_ATTEMPTS + 3; i += 1) {
      await progress.addAttempt({ exerciseId: 'a', source: `failed ${i}`, verdict: verdict('fail') });
    }
    const sources = (await progress.listAttempts('a')).map((attempt) => attempt.source);
    expect(sources).toHaveLength(MAX_FAILED_ATTEMPTS + 1);
    expect(sources).toContain('passed');
    expect(sources).toContain('failed 3');
    expect(sources).not.toContain('failed 2');
  });

  it('keeps a field that a later grader adds to the verdict', async () => {
    const progress = await open(freshName());
    const later = { ...verdict('pass'), addedLater: { deep: true } };
    await progress.addAttempt({ exerciseId: 'a', source: 'x', verdict: later });
    expect((await progress.listAttempts('a'))[0]?.verdict).toEqual(later);
  });
});

describe('the other records', () => {
  it('remembers that solutions were shown, and when first', async () => {
    const progress = await open(freshName());
    expect(await progress.hasRevealed('a')).toBe(false);
    await progress.recordReveal('a');
    const first = (await progress.export()).records.reveals;
    await progress.recordReveal('a');
    expect((await progress.export()).records.reveals).toEqual(first);
    expect(await progress.hasRevealed('a')).toBe(true);
  });

  it('completes a prediction under its id', async () => {
    const progress = await open(freshName());
    const asked = { figureId: 'lab', question: 'Which is best?', guess: 'LRU' };
    const { id } = await progress.recordPrediction(asked);
    await progress.recordPrediction({ ...asked, id, actual: 'SIEVE', score: 0 });
    expect(await progress.listPredictions('lab')).toMatchObject([{ id, guess: 'LRU', actual: 'SIEVE', score: 0 }]);
    expect(await progress.listPredictions('another')).toEqual([]);
  });

  it('lists quiz answers of one lesson or of all', async () => {
    const progress = await open(freshName());
    await progress.recordQuizAnswer({ lessonId: 'l1', questionId: 'q', choice: 'a', correct: false });
    await progress.recordQuizAnswer({ lessonId: 'l1', questionId: 'q', choice: 'b', correct: true });
    await progress.recordQuizAnswer({ lessonId: 'l2', questionId: 'q', choice: 'c', correct: true });
    expect((await progress.listQuizAnswers('l1')).map((answer) => answer.choice)).toEqual(['b', 'a']);
    expect(await progress.listQuizAnswers()).toHaveLength(3);
  });

  it('keeps settings over reopening', async () => {
    const name = freshName();
    const first = await open(name);
    expect(await first.getSetting('editor')).toBeUndefined();
    await first.setSetting('editor', 'plain');
    expect(await (await open(name)).getSetting('editor')).toBe('plain');
  });

  it('stores an own test once, lists oldest first, removes it', async () => {
    const progress = await open(freshName());
    const first = await progress.addOwnTest('a', { rule: 'R1', case: { setup: [{ capacity: 1 }], calls: [[2, 3, 0]] } });
    const again = await progress.addOwnTest('a', { rule: 'R1', case: { calls: [[2, 3, 0]], setup: [{ capacity: 1 }] } });
    await progress.addOwnTest('a', { rule: 'R2', case: storedCase(2) });
    expect(again.id).toBe(first.id);
    expect((await progress.listOwnTests('a')).map((test) => test.rule)).toEqual(['R1', 'R2']);
    await progress.removeOwnTest(first.id);
    expect(await progress.listOwnTests('a')).toHaveLength(1);
  });

  it('sums up exercises, the latest first', async () => {
    const progress = await open(freshName());
    await progress.saveDraft('a', 'x');
    await progress.addAttempt({ exerciseId: 'b', source: 'x', verdict: verdict('pass') });
    await progress.recordReveal('b');
    const { exercises, counts } = await progress.summary();
    expect(exercises).toMatchObject([
      { exerciseId: 'b', passed: true, revealed: true, hasDraft: false, attempts: 1 },
      { exerciseId: 'a', passed: false, revealed: false, hasDraft: true, attempts: 0 },
    ]);
    expect(counts).toMatchObject({ drafts: 1, attempts: 1, passes: 1, reveals: 1, quarantine: 0 });
  });

  it('erases everything', async () => {
    const progress = await open(freshName());
    await progress.saveDraft('a', 'x');
    await progress.setSetting('editor', 'plain');
    await progress.erase();
    expect(Object.values((await progress.summary()).counts).every((count) => count === 0)).toBe(true);
  });
});

describe('the quarantine', () => {
  const badDraft = { exerciseId: 'a', source: 42, revision: 'many' };

  it('sets a stored record that does not validate aside, with its reason, and goes on without it', async () => {
    const name = freshName();
    const progress = await open(name);
    await putRaw(name, 'drafts', badDraft);
    expect(await progress.loadDraft('a')).toBeUndefined();
    const [quarantined, ...more] = await progress.listQuarantine();
    expect(more).toEqual([]);
    expect(quarantined).toMatchObject({ store: 'drafts', origin: 'storage' });
    expect(quarantined?.reason).toContain('"source"');
    expect(JSON.parse(quarantined?.text ?? '')).toEqual(badDraft);
  });

  it('sets it aside before overwriting it', async () => {
    const name = freshName();
    const progress = await open(name);
    await putRaw(name, 'drafts', badDraft);
    await progress.saveDraft('a', 'new text');
    expect(await progress.listQuarantine()).toHaveLength(1);
    expect((await progress.loadDraft('a'))?.source).toBe('new text');
  });

  it('sets it aside also where a write does not look first', async () => {
    const name = freshName();
    const progress = await open(name);
    await putRaw(name, 'settings', { key: 'editor', value: 'vim', at: 1 });
    await progress.setSetting('editor', 'plain');
    expect(await progress.listQuarantine()).toMatchObject([{ store: 'settings', text: expect.stringContaining('vim') }]);
  });

  it('sets it aside once when several readers meet it', async () => {
    const name = freshName();
    const [first, second] = [await open(name), await open(name)];
    await putRaw(name, 'drafts', badDraft);
    await Promise.all([first.loadDraft('a'), second.loadDraft('a'), first.loadDraft('a')]);
    expect(await first.listQuarantine()).toHaveLength(1);
  });

  it('finds, in the summary, records that no other reading would meet, once each', async () => {
    const name = freshName();
    const progress = await open(name);
    await putRaw(name, 'attempts', { id: 'stray' });
    await putRaw(name, 'attempts', { id: 7 });
    expect((await progress.summary()).counts).toMatchObject({ attempts: 0, quarantine: 2 });
    expect((await progress.summary()).counts.quarantine).toBe(2);
  });

  it('is told to listeners, and discards one record when asked', async () => {
    const name = freshName();
    const progress = await open(name);
    const told: string[] = [];
    progress.onChange(({ stores }) => told.push(...stores));
    await putRaw(name, 'settings', { key: 'editor', value: 'vim', at: 1 });
    expect(await progress.getSetting('editor')).toBeUndefined();
    expect(told).toEqual(['quarantine']);
    const [quarantined] = await progress.listQuarantine();
    await progress.discardQuarantined(quarantined?.id ?? '');
    expect(await progress.listQuarantine()).toEqual([]);
  });

  it('keeps what a bug of ours tried to write, and reports the bug', async () => {
    const progress = await open(freshName());
    const broken = { exerciseId: 'a', source: 'learner text', verdict: { outcome: 'maybe' } as never };
    await expect(progress.addAttempt(broken)).rejects.toThrow(/^Internal error/);
    expect((await progress.listQuarantine())[0]).toMatchObject({ store: 'attempts', origin: 'write' });
    expect((await progress.listQuarantine())[0]?.text).toContain('learner text');
  });
});
