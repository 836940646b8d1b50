import { describe, expect, it } from 'vitest';
import { createCache as oneEntryAKey } from '../../../exercises/caching/cache-write-policies/private/accepted/one-entry-a-key.ts';
import { createCache as oneLoop } from '../../../exercises/caching/cache-write-policies/private/accepted/one-loop.ts';
import { createCache as stepsAndStates } from '../../../exercises/caching/cache-write-policies/private/accepted/steps-and-states.ts';
import { createCache as cleanWhenWritten } from '../../../exercises/caching/cache-write-policies/private/mutants/clean-when-written.ts';
import { createCache as keyKeepsItsOldPlace } from '../../../exercises/caching/cache-write-policies/private/mutants/key-keeps-its-old-place.ts';
import { createCache as setLeavesTheRead } from '../../../exercises/caching/cache-write-policies/private/mutants/set-leaves-the-read.ts';
import { createCache as writesOfAKeyMeet } from '../../../exercises/caching/cache-write-policies/private/mutants/writes-of-a-key-meet.ts';
import { createCache as reference } from '../../../exercises/caching/cache-write-policies/private/reference.ts';
import { findBreach } from '../../../exercises/caching/cache-write-policies/suite/find-breach.ts';
import { findLost } from '../../../exercises/caching/cache-write-policies/suite/find-lost.ts';
import { failedTests, playSimulation, type CreateCache } from './play.ts';

const right: Readonly<Record<string, CreateCache>> = { reference, oneEntryAKey, oneLoop, stepsAndStates };

describe('solutions under another seed than the published one', () => {
  it.each(Object.keys(right))('pass: %s', async (name) => {
    expect(await failedTests('another', right[name]!)).toEqual([]);
  });

  it('fail by the mistakes that hide best', async () => {
    expect(await failedTests('another', setLeavesTheRead)).toContain('R3/stale-fill');
    expect(await failedTests('another', keyKeepsItsOldPlace)).toContain('R13/order');
  });
});

describe('crashes', () => {
  it('[R17] come after every event, and a right cache keeps all rules in both lives', async () => {
    const runs = await playSimulation('crashes', 'another', reference);
    const crashed = runs.filter(({ history }) => history.some(({ kind }) => kind === 'crash'));
    expect(crashed.length).toBeGreaterThan(300);
    expect(new Set(crashed.map(({ schedule }) => schedule.crashAtEvent)).size).toBeGreaterThan(20);
    for (const run of runs) expect([findBreach(run), findLost(run)]).toEqual([undefined, undefined]);
  });

  it.each([
    ['a write made during a pass', cleanWhenWritten],
    ['a write that overtook another', writesOfAKeyMeet],
  ])('[R17] show what is lost by %s', async (_, createCache) => {
    const runs = await playSimulation('crashes', 'another', createCache);
    const lost = runs.map(findLost).filter((breach) => breach !== undefined);
    expect(lost.length).toBeGreaterThan(0);
    expect(lost[0]!.expected).toMatch(/^the store to have [ab] = \d+: /);
  });
});
