import { describe, expect, it } from 'vitest';
import type { Backend } from '../../../exercises/traffic/lb-least-bandwidth/contract.ts';
import { createBalancer as createLinked } from '../../../exercises/traffic/lb-least-bandwidth/private/accepted/linked-reports.ts';
import { createBalancer as createByTime } from '../../../exercises/traffic/lb-least-bandwidth/private/accepted/map-by-time.ts';
import { createBalancer as createTotals } from '../../../exercises/traffic/lb-least-bandwidth/private/accepted/totals-and-search.ts';
import { createBalancer } from '../../../exercises/traffic/lb-least-bandwidth/private/reference.ts';
import { createStream } from '../../../src/kernel/index.ts';

const clientAddress = '10.0.0.1';

describe('the reference', () => {
  // NetScaler, "Least bandwidth method": services 1, 2 and 3 carry 3, 5 and 2 Mbps, each request adds 1, and the window is 14 seconds. The document
  // gives the services of the requests: 3, 1, 3, 1, 3, 1, 2, 3.
  it('[R2] sends the requests of the published example where it says', () => {
    const backends = ['1', '2', '3'].map((id) => ({ id, weight: 1 }));
    let nowMs = 0;
    const balancer = createBalancer({ backends, now: () => nowMs, random: () => 0, windowMs: 14_000 });
    const megabit = 125_000;
    [3, 5, 2].forEach((megabits, index) => balancer.progress!(String(index + 1), { id: -1 - index, clientAddress }, megabits * megabit));
    const picked: (string | undefined)[] = [];
    for (let id = 0; id < 8; id++) {
      nowMs += 1;
      const backend = balancer.pick({ id, clientAddress });
      picked.push(backend);
      balancer.progress!(backend!, { id, clientAddress }, megabit);
    }
    expect(picked.join('')).toBe('31313123');
  });

  it('[R2] [R5] [R6] [R7] agrees with a model that adds up all reports ever made, and so do the others', () => {
    for (const create of [createBalancer, createLinked, createByTime, createTotals]) {
      const stream = createStream('least bandwidth');
      for (let round = 0; round < 20; round++) {
        const windowMs = 50 + stream.below(200);
        let nowMs = 1000;
        let backends: Backend[] = [...'abcd'].map((id) => ({ id, weight: 1 + stream.below(3) }));
        const balancer = create({ backends, now: () => nowMs, random: () => stream.float(), windowMs });
        const reports: { atMs: number; backend: string; bytes: number }[] = [];
        const running: { id: number; backend: string; bytes: number }[] = [];
        for (let id = 0; id < 400; id++) {
          nowMs += stream.below(20);
          const load = ({ id: backend, weight }: Backend) =>
            reports.reduce((sum, one) => sum + (one.backend === backend && nowMs - one.atMs < windowMs ? one.bytes : 0), 0) / weight;
          const least = Math.min(...backends.map(load));
          const picked = balancer.pick({ id, clientAddress })!;
          expect(load(backends.find((one) => one.id === picked)!)).toBe(least);
          running.push({ id, backend: picked, bytes: 0 });
          const one = running[stream.below(running.length)]!;
          const more = stream.below(5000);
          reports.push({ atMs: nowMs, backend: one.backend, bytes: more });
          one.bytes += more;
          if (stream.below(2) === 0) balancer.progress!(one.backend, { id: one.id, clientAddress }, one.bytes);
          else {
            balancer.finished(one.backend, { id: one.id, clientAddress }, { ok: true, latencyMs: 1, bytes: one.bytes });
            running.splice(running.indexOf(one), 1);
          }
          if (stream.below(20) === 0) {
            backends = [...'abcd'].slice(stream.below(3)).map((each) => ({ id: each, weight: 1 + stream.below(3) }));
            balancer.setBackends(backends);
          }
        }
      }
    }
  });
});
