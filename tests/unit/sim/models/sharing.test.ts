import { describe, expect, it } from 'vitest';
import { createStream } from '../../../../src/kernel/index.ts';
import { Channel, granted, refused, Resource, Simulation, within, type Process } from '../../../../src/sim/index.ts';

describe('Resource', () => {
  it('[M1] never lends more than it has, and serves in order of arrival', () => {
    const sim = new Simulation();
    const resource = new Resource(sim, { units: 3 });
    const stream = createStream('M1');
    const order: number[] = [];
    let held = 0;
    let mostHeld = 0;
    function* customer(n: number): Process {
      yield resource;
      order.push(n);
      mostHeld = Math.max(mostHeld, ++held);
      expect(resource.inUse).toBeGreaterThanOrEqual(held);
      yield stream.below(20);
      held--;
      resource.release();
    }
    for (let n = 0; n < 200; n++) sim.spawn(customer(n), { delayNs: 3 * n });
    sim.run();
    expect(order).toEqual(Array.from({ length: 200 }, (_, n) => n));
    expect([mostHeld, resource.inUse, resource.waiting]).toEqual([3, 0, 0]);
  });

  it('[M2] a unit released goes to the one that waits, not to one that comes at the same time', () => {
    const sim = new Simulation();
    const resource = new Resource(sim, { units: 1 });
    const order: string[] = [];
    function* customer(name: string): Process {
      yield resource;
      order.push(`${sim.now} ${name}`);
      yield 10;
      resource.release();
      if (name !== 'greedy') return;
      yield resource;
      order.push(`${sim.now} greedy again`);
    }
    sim.spawn(customer('greedy'));
    sim.spawn(customer('waiting'));
    sim.run();
    expect(order).toEqual(['0 greedy', '10 waiting', '20 greedy again']);
  });

  it('[M3] refuses at once when the waiting room is full, and holds nothing for the one refused', () => {
    const sim = new Simulation();
    const resource = new Resource(sim, { units: 1, waitingLimit: 1 });
    const outcomes: string[] = [];
    function* customer(name: string): Process {
      const outcome = yield resource;
      outcomes.push(`${sim.now} ${name} ${outcome}`);
      if (outcome === refused) return;
      yield 10;
      resource.release();
    }
    for (const name of ['a', 'b', 'c']) sim.spawn(customer(name));
    sim.after(5, () => expect([resource.isFull, resource.waiting]).toEqual([true, 1]));
    sim.spawn(customer('d'), { delayNs: 15 });
    sim.run();
    expect(outcomes).toEqual([`0 a ${granted}`, `0 c ${refused}`, `10 b ${granted}`, `20 d ${granted}`]);
    expect([resource.inUse, resource.isFull]).toEqual([0, false]);
  });

  it('[M1] refuses to be made of nothing, and to take back what it did not lend', () => {
    const sim = new Simulation();
    for (const units of [0, -1, 1.5]) expect(() => new Resource(sim, { units })).toThrow('not a whole number from 1');
    expect(() => new Resource(sim, { units: 1 }).release()).toThrow('more often than it was taken');
  });
});

describe('Channel', () => {
  it('[M4] delivers every item once, in order, to producers and consumers of any speed', () => {
    const sim = new Simulation();
    const channel = new Channel<number>(sim);
    const stream = createStream('M4');
    const taken: number[] = [];
    function* consumer(): Process {
      for (;;) {
        yield channel;
        taken.push(channel.take());
        yield stream.below(12);
      }
    }
    for (let i = 0; i < 3; i++) sim.spawn(consumer());
    sim.spawn(
      (function* (): Process {
        for (let n = 0; n < 1000; n++) {
          expect(channel.put(n)).toBe(true);
          // Bursts, so that consumers wait at times and items at others.
          if (n % 50 === 0) yield 400;
          else yield stream.below(2);
        }
      })(),
    );
    sim.run();
    expect(taken).toEqual(Array.from({ length: 1000 }, (_, n) => n));
    expect(channel.length).toBe(0);
  });

  it('[M4] serves consumers in the order of their waiting', () => {
    const sim = new Simulation();
    const channel = new Channel<string>(sim);
    const notes: string[] = [];
    function* consumer(name: string): Process {
      yield channel;
      notes.push(`${name} ${channel.take()}`);
    }
    for (const name of ['first', 'second']) sim.spawn(consumer(name));
    sim.after(5, () => ['x', 'y'].forEach((item) => channel.put(item)));
    sim.spawn(consumer('third'), { delayNs: 5 });
    sim.after(6, () => channel.put('z'));
    sim.run();
    expect(notes).toEqual(['first x', 'second y', 'third z']);
  });

  it('[M5] drops what does not fit', () => {
    const sim = new Simulation();
    const channel = new Channel<number>(sim, { capacity: 2 });
    expect([channel.put(1), channel.put(2), channel.put(3), channel.length]).toEqual([true, true, false, 2]);
    const taken: number[] = [];
    sim.spawn(
      (function* (): Process {
        for (let i = 0; i < 2; i++) {
          yield channel;
          taken.push(channel.take());
        }
        expect(channel.put(4)).toBe(true);
      })(),
    );
    sim.run();
    expect([taken, channel.length]).toEqual([[1, 2], 1]);
    expect(() => new Channel(sim, { capacity: 0 })).toThrow('can hold nothing');
  });

  it.each([
    ['to the next, ahead of later items', 2, ['put x', 'cancel', 'put y'], ['second x', 'third y']],
    ['to the front, as nobody waits', 1, ['put x', 'put y', 'cancel'], ['third x', 'fourth y']],
    ['to the front, as the next was served already', 2, ['put x', 'put y', 'put z', 'cancel'], ['second y', 'third x', 'fourth z']],
  ])('[M5] the item of a consumer that was cancelled goes %s', (_case, waiting, actions, expected) => {
    const sim = new Simulation();
    const channel = new Channel<string>(sim);
    const notes: string[] = [];
    function* consumer(name: string): Process {
      yield channel;
      notes.push(`${name} ${channel.take()}`);
    }
    const ids = ['first', 'second'].slice(0, waiting).map((name) => sim.spawn(consumer(name)));
    sim.after(5, () => {
      for (const action of actions) {
        if (action === 'cancel') sim.cancel(ids[0]!);
        else channel.put(action.slice(4));
      }
    });
    for (const name of ['third', 'fourth']) sim.spawn(consumer(name), { delayNs: 9 });
    sim.run();
    expect(notes).toEqual(expected);
  });

  it('[M5] forgets a consumer that gave up waiting', () => {
    const sim = new Simulation();
    const channel = new Channel<string>(sim);
    const outcomes: number[] = [];
    sim.spawn(
      (function* (): Process {
        outcomes.push(yield within(sim, 5, channel));
      })(),
    );
    sim.after(10, () => channel.put('x'));
    sim.run();
    expect([outcomes, channel.length]).toEqual([[1], 1]);
    sim.after(0, () => channel.take());
    expect(() => sim.run()).toThrow('take() without a grant');
  });
});
