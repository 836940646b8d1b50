import { describe, expect, it } from 'vitest';
import { clients, component, connect, design, reads, run, station, writes } from './designs.ts';

const group = { id: 'r', kind: 'region', name: 'R', availability: 1 } as const;
const half = { fromMs: 5000, untilMs: 8000 };

describe('a store that is read-only', () => {
  for (const kind of ['relational-store', 'key-value-store', 'search', 'object-store'] as const) {
    it(`[F14] refuses writes while it lasts and answers reads: ${kind}`, () => {
      const store = component(kind, 's', { replicas: 3, serviceTimeMs: 1 }, { region: 'r' });
      for (const fault of [
        { kind: 'read-only', component: 's' },
        { kind: 'group-read-only', group: 'r' },
      ] as const) {
        const result = run(design([clients, store], [connect('clients', 's')], [group]), [reads(100), writes(100)], {
          windows: 10,
          faults: [{ ...fault, ...half }],
        });
        const [read, write] = result.kinds;
        expect(read!.failed).toBe(0);
        expect(write!.failures).toEqual([{ cause: 'readOnly', component: 's', count: write!.failed }]);
        const failedIn = result.windows.map(({ kinds }) => kinds[1]!.failed > 0);
        expect(failedIn).toEqual([false, false, false, false, false, true, true, true, false, false]);
      }
    });
  }

  it('[F14] goes on applying what other stores copy to it', () => {
    const store = (id: string) => component('relational-store', id, { serviceTimeMs: 1, replicationLagMs: 10 });
    const copying = design([clients, store('a'), store('b')], [connect('clients', 'a'), connect('a', 'b', { kind: 'replicates' })]);
    const result = run(copying, [writes(200)], { faults: [{ kind: 'read-only', component: 'b', fromMs: 0 }] });
    expect(result.kinds[0]!.failed).toBe(0);
    expect(result.components.find(({ id }) => id === 'b')!.utilisation).toBeGreaterThan(0.01);
  });

  it('[F14] means nothing to what is no store', () => {
    const service = station('service', 's', 1, 10, {});
    const result = run(design([clients, service], [connect('clients', 's')]), [writes(100)], {
      faults: [{ kind: 'read-only', component: 's', fromMs: 0 }],
    });
    expect(result.kinds[0]!.failed).toBe(0);
  });
});

describe('a quorum of more copies than there are', () => {
  it('[F12] is never reached, as the analysis has it', () => {
    const store = component('key-value-store', 's', { replicas: 3, readQuorum: 2, writeQuorum: 4 });
    const result = run(design([clients, store], [connect('clients', 's')]), [reads(100), writes(100)]);
    const [read, write] = result.kinds;
    expect(read!.failed).toBe(0);
    expect(write!.done).toBe(0);
    expect(write!.failures).toEqual([{ cause: 'quorum', component: 's', count: write!.failed }]);
  });
});
