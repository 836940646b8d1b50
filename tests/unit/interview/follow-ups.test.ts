import { describe, expect, it } from 'vitest';
import type { InterviewCase } from '../../../src/interview/case-file.ts';
import { readArtefact } from '../../../src/interview/artefacts.ts';
import { isTriggered, quietMs, restMs } from '../../../src/interview/follow-ups.ts';
import type { SessionEvent, SessionMode } from '../../../src/interview/session-events.ts';
import { append } from '../../../src/interview/session-log.ts';
import { createSession, hold, takeTurn } from '../../../src/interview/session.ts';
import type { StageId } from '../../../src/interview/stages.ts';
import { readSiteCase, smallCase } from './cases.ts';

const small = smallCase();
const minute = 60_000;

/** Returns what the interviewer does at a moment, after events in a stage that is entered at 0. */
function turnAt(
  at: number,
  stage: StageId,
  events: readonly SessionEvent[] = [],
  one: InterviewCase = small,
  mode: SessionMode = { kind: 'one-stage', stage },
) {
  const session = append(createSession(one, mode, 'x', 0), [{ kind: 'started', at: 0 }, ...events]);
  const held = hold(one, session);
  if (!held.ok) throw new Error(held.reason);
  return takeTurn(held.held, at);
}

const wrote = (text: string, at = 0, artefactId = 'notes'): SessionEvent => ({ kind: 'wrote', at, since: at, artefactId, text });
const asked = (followUpId: string, at: number): SessionEvent => ({ kind: 'followed-up', at, followUpId });

describe('a follow-up', () => {
  it('comes once its words are there and the answer is not', () => {
    expect(turnAt(minute, 'high-level', [wrote('We put a cache before the store.')])).toEqual([asked('miss', minute)]);
    expect(turnAt(minute, 'high-level', [wrote('Caching; on misses we ask the store.')])).toEqual([]);
    expect(turnAt(minute, 'high-level', [wrote('We need no cache.')])).toEqual([]);
    expect(turnAt(minute, 'scope', [wrote('We put a cache before the store.')])).toEqual([]);
  });

  it('reads what was drawn and replied', () => {
    const drawing = JSON.stringify({ components: [{ kind: 'cache', name: 'Hot links' }, null, { kind: 5 }], note: 'replica' });
    expect(readArtefact({ id: 'drawing', text: drawing })).toBe('cache\nHot links');
    expect(readArtefact({ id: 'drawing', text: '{"components": [{"kind": "cache' })).toContain('cache');
    for (const text of ['null', '5', '[]', '{"components": 5}']) expect(readArtefact({ id: 'drawing', text })).toBe('');
    expect(turnAt(minute, 'high-level', [wrote(drawing, 0, 'drawing')])).toEqual([asked('miss', minute)]);
    const replied: SessionEvent[] = [
      wrote('A cache.'),
      asked('miss', 10_000),
      { kind: 'replied', at: 20_000, followUpId: 'miss', text: 'A replica.' },
    ];
    expect(turnAt(20_000 + restMs, 'high-level', replied)).toEqual([asked('lag', 20_000 + restMs)]);
  });

  it('looks through all that was written, the latest first, up to a bound', () => {
    const cached = wrote('A cache.', 0, 'first');
    expect(turnAt(minute, 'high-level', [cached, wrote('More.', 1, 'second'), wrote('And more.', 2, 'third')])).toHaveLength(1);
    const long = 'word '.repeat(49_000);
    expect(turnAt(minute, 'high-level', [cached, wrote(long, 1, 'second')])).toHaveLength(1);
    expect(turnAt(minute, 'high-level', [cached, wrote(long, 1, 'second'), wrote(long, 2, 'third')])).toEqual([]);
  });

  it('does not interrupt: it waits for the end of a sentence, and some time after a reply', () => {
    expect(turnAt(5000 + quietMs - 1, 'high-level', [wrote('A cache.', 5000)])).toEqual([]);
    expect(turnAt(5000 + quietMs, 'high-level', [wrote('A cache.', 5000)])).toHaveLength(1);
    const replied: SessionEvent[] = [
      wrote('A cache and a replica.'),
      asked('miss', 10_000),
      { kind: 'replied', at: 20_000, followUpId: 'miss', text: '' },
    ];
    expect(turnAt(20_000 + restMs - 1, 'high-level', replied)).toEqual([]);
    expect(turnAt(20_000 + restMs, 'high-level', replied)).toEqual([asked('lag', 20_000 + restMs)]);
  });

  it('waits while another is open, and never comes twice', () => {
    const open = [wrote('A cache and a replica.'), asked('miss', 10_000)];
    expect(turnAt(2 * minute, 'high-level', open)).toEqual([]);
    const closed: SessionEvent[] = [
      wrote('A cache.'),
      asked('miss', 10_000),
      { kind: 'replied', at: 20_000, followUpId: 'miss', text: '' },
    ];
    expect(turnAt(2 * minute, 'high-level', closed)).toEqual([]);
  });

  it('waits for half of the time where it says so, extensions counted', () => {
    expect(turnAt(4 * minute - 1, 'high-level')).toEqual([]);
    expect(turnAt(4 * minute, 'high-level')).toEqual([asked('half', 4 * minute)]);
    expect(turnAt(4 * minute, 'high-level', [{ kind: 'extended', at: 0, minutes: 2 }])).toEqual([]);
    expect(turnAt(4 * minute, 'high-level', [wrote('We monitor it.')])).toEqual([]);
  });

  it('waits for the change where it says so', () => {
    expect(turnAt(minute, 'deep-dive', [{ kind: 'changed', at: 0 }])).toEqual([asked('hot', minute)]);
    expect(turnAt(minute, 'deep-dive', [{ kind: 'changed', at: 0 }, wrote('Local copies.')])).toEqual([]);
  });

  it('does not come in a pause, before the last event, or once it is finished', () => {
    const cached = wrote('A cache.');
    expect(turnAt(minute, 'high-level', [cached, { kind: 'paused', at: 0 }])).toEqual([]);
    expect(turnAt(minute, 'high-level', [cached, { kind: 'finished', at: 0 }])).toEqual([]);
    expect(turnAt(-1, 'high-level', [])).toEqual([]);
  });
});

describe('the change', () => {
  const whole: SessionMode = { kind: 'timed' };
  const enter = (stage: StageId, at: number): SessionEvent => ({ kind: 'stage-entered', at, stage });

  it('comes as its stage is entered', () => {
    expect(turnAt(10, 'scope', [], small, whole)).toEqual([]);
    expect(turnAt(10, 'scope', [enter('high-level', 10)], small, whole)).toEqual([]);
    expect(turnAt(10, 'scope', [enter('deep-dive', 10)], small, whole)).toEqual([{ kind: 'changed', at: 10 }]);
    expect(turnAt(20, 'scope', [enter('deep-dive', 10), { kind: 'changed', at: 10 }], small, whole)).not.toContainEqual({
      kind: 'changed',
      at: 20,
    });
  });

  it('comes after half of its stage where the case says so', () => {
    const late = smallCase((data) => (data.change.when = 'half'));
    expect(turnAt(5 * minute - 1, 'deep-dive', [], late)).toEqual([]);
    expect(turnAt(5 * minute, 'deep-dive', [], late)).toEqual([{ kind: 'changed', at: 5 * minute }]);
  });

  it('comes at once where its stage was passed over, and not in a pause', () => {
    expect(turnAt(10, 'scope', [enter('bottlenecks', 10)], small, whole)).toEqual([{ kind: 'changed', at: 10 }]);
    expect(turnAt(10, 'wrap-up')).toEqual([{ kind: 'changed', at: 10 }]);
    expect(turnAt(20, 'wrap-up', [{ kind: 'paused', at: 10 }])).toEqual([]);
  });
});

describe('the follow-ups of the link shortener', () => {
  const shortener = readSiteCase('url-shortener');
  const strong = new Map(shortener.examples.filter(({ level }) => level === 3).map(({ stage, answer }) => [stage, answer]));
  const weak = new Map(shortener.examples.filter(({ level }) => level === 1).map(({ stage, answer }) => [stage, answer]));
  const triggered = (stage: StageId, text: string): string[] =>
    shortener.followUps.filter((followUp) => followUp.stage === stage && isTriggered(followUp, [text])).map(({ id }) => id);

  it('ask the weak example answers more than the strong ones', () => {
    const count = (answers: ReadonlyMap<StageId, string>): number =>
      [...answers].reduce((sum, [stage, text]) => sum + triggered(stage, text).length, 0);
    expect(count(weak)).toBeGreaterThanOrEqual(15);
    expect(count(strong)).toBeLessThanOrEqual(5);
  });

  it('ask "you said cached; what happens on a miss?"', () => {
    expect(triggered('high-level', weak.get('high-level')!)).toContain('high-cache-miss');
    expect(triggered('high-level', strong.get('high-level')!)).not.toContain('high-cache-miss');
  });

  it.each(shortener.followUps)('can each be asked and be answered: $id', ({ when }) => {
    const says = when.says[0] === undefined ? 'Something.' : `We have a ${when.says[0]}.`;
    expect(isTriggered({ when }, [says])).toBe(true);
    for (const word of when.without) expect(isTriggered({ when }, [says, `It has ${word}.`]), word).toBe(false);
  });
});
