import { describe, expect, it } from 'vitest';
import { createStream } from '../../../../src/kernel/index.ts';
import { deterministic, exponential, Link, Simulation, Store, type Process } from '../../../../src/sim/index.ts';

describe('Link', () => {
  it('[M15] delivers each message once, after its own latency; some overtake', () => {
    const sim = new Simulation();
    const link = new Link(sim, { latency: exponential(1e6), stream: createStream('M15') });
    const twin = createStream('M15');
    const expected = new Map<number, number>();
    const order: number[] = [];
    for (let n = 0; n < 500; n++) {
      sim.after(n * 100_000, () => {
        expected.set(n, sim.now + exponential(1e6).sample(twin));
        twin.float(); // the draw that decides upon the loss
        expect(
          link.send(() => {
            expect(sim.now).toBe(expected.get(n));
            order.push(n);
          }),
        ).toBe(true);
      });
    }
    sim.run();
    expect(order.toSorted((a, b) => a - b)).toEqual(Array.from({ length: 500 }, (_, n) => n));
    expect(order).not.toEqual(order.toSorted((a, b) => a - b));
    expect([link.sentCount, link.lostCount]).toEqual([500, 0]);
  });

  it('[M16] loses the share stated, never delivers what is lost, and leaves the other latencies as they were', () => {
    const n = 20_000;
    const transits = (lossProbability: number) => {
      const sim = new Simulation();
      const link = new Link(sim, { latency: exponential(1e6), lossProbability, stream: createStream('M16') });
      return { link, times: Array.from({ length: n }, () => link.transit()) };
    };
    const sure = transits(0).times;
    const { link, times } = transits(0.1);
    expect(Math.abs(link.lostCount / n - 0.1)).toBeLessThan(4 * Math.sqrt((0.1 * 0.9) / n));
    expect(times.filter((time) => time === undefined)).toHaveLength(link.lostCount);
    expect(times.every((time, i) => time === undefined || time === sure[i])).toBe(true);
    expect(transits(1).link.lostCount).toBe(n);

    const sim = new Simulation();
    const dead = new Link(sim, { latency: deterministic(5), lossProbability: 1, stream: createStream('dead') });
    expect(dead.send(() => expect.unreachable())).toBe(false);
    sim.run();
    for (const lossProbability of [-0.1, 1.1, NaN]) {
      expect(() => new Link(sim, { latency: deterministic(5), lossProbability, stream: createStream('bad') })).toThrow('not in 0 to 1');
    }
  });
});

describe('Store', () => {
  const latencies = { read: deterministic(10), write: deterministic(30), stream: createStream('store') };

  it('[M17] takes effect at the end of each operation', () => {
    const sim = new Simulation();
    const store = new Store<string, number>(sim, latencies);
    const notes: string[] = [];
    function* reader(): Process {
      const value = yield* store.get('k');
      notes.push(`${sim.now} read ${value}`);
    }
    sim.spawn(
      (function* (): Process {
        yield* store.put('k', 1);
        notes.push(`${sim.now} written`);
        notes.push(`deleted ${yield* store.delete('k')} ${sim.now}`);
        notes.push(`deleted ${yield* store.delete('k')} ${sim.now}`);
      })(),
    );
    for (const delayNs of [15, 25, 55]) sim.spawn(reader(), { delayNs });
    sim.run();
    expect(notes).toEqual(['25 read undefined', '30 written', '35 read 1', 'deleted true 60', '65 read undefined', 'deleted false 90']);
  });

  it('[M18] lets no more operations work at once than stated; the others wait their turn', () => {
    const sim = new Simulation();
    const store = new Store<string, number>(sim, { ...latencies, concurrency: 2 });
    const ends: number[] = [];
    function* reader(): Process {
      yield* store.get('k');
      ends.push(sim.now);
    }
    const ids = Array.from({ length: 6 }, () => sim.spawn(reader()));
    // The first two end early, one at work and one in the line: their places are free again.
    sim.after(4, () => sim.cancel(ids[0]!));
    sim.after(4, () => sim.cancel(ids[2]!));
    sim.run();
    expect(ends).toEqual([10, 14, 20, 24]);
  });
});
