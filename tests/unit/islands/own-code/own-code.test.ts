import { expect, it } from 'vitest';
import { listOffers, readOwnSources } from '../../../../src/islands/own-code/useOwnCode.ts';
import type { Pass } from '../../../../src/progress/types.ts';

const pass = (exerciseId: string, source: string): Pass => {
  const receipt = { exerciseVersion: '1', codeHash: '', seed: '', transcriptHash: '' };
  return { exerciseId, source, receipt, firstAt: 1, latestAt: 2 };
};

it('offers what was passed and fits a component, and names the rest as not passed', async () => {
  const passes = [pass('cache-lru', 'mine'), pass('rate-limiter', 'fits no component')];
  const sources = await readOwnSources({ listPasses: async () => passes });
  expect([...sources]).toEqual([['cache-lru', 'mine']]);
  const offers = listOffers(sources);
  expect(offers.filter(({ isPassed }) => isPassed).map(({ exercise, kinds }) => [exercise, kinds])).toEqual([
    ['cache-lru', ['cache', 'cdn']],
  ]);
  expect(offers.find(({ exercise }) => exercise === 'lb-power-of-two')).toMatchObject({ kinds: ['load-balancer'], isPassed: false });
});
