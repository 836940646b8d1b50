import { describe, expect, it } from 'vitest';
import { createStream } from '../../../../src/kernel/index.ts';
import { granted, Resource, Signal, Simulation, timedOut, within, type Process } from '../../../../src/sim/index.ts';

/** Runs a body that may note what happened and when. */
function record(build: (sim: Simulation, note: (text: string) => void) => void): string[] {
  const notes: string[] = [];
  const sim = new Simulation();
  build(sim, (text) => notes.push(`${sim.now} ${text}`));
  sim.run();
  return notes;
}

describe('time and order', () => {
  it('[E1] refuses delays that are no whole nanoseconds of the future, and times past 2^53 - 1', () => {
    for (const delay of [-1, 0.5, NaN, Infinity, 2 ** 53]) {
      const sim = new Simulation();
      sim.spawn(
        (function* (): Process {
          yield delay;
        })(),
      );
      expect(() => sim.run()).toThrow('is not a point of virtual time');
    }
    const sim = new Simulation();
    sim.after(Number.MAX_SAFE_INTEGER, () => {});
    sim.run();
    expect(sim.now).toBe(Number.MAX_SAFE_INTEGER);
    expect(() => sim.after(1, () => {})).toThrow('is not a point of virtual time');
  });

  it('[E2] handles events by time, then priority, then order of scheduling', () => {
    const notes = record((sim, note) => {
      sim.after(10, () => note('normal 1'));
      sim.after(10, () => note('late'), 15);
      sim.after(10, () => note('early'), 0);
      sim.after(5, () => note('before'));
      sim.after(10, () => note('normal 2'));
    });
    expect(notes).toEqual(['5 before', '10 early', '10 normal 1', '10 normal 2', '10 late']);
  });

  it('[E2] agrees with a sorted list on ten thousand random events', () => {
    const sim = new Simulation();
    const stream = createStream('E2');
    const planned = Array.from({ length: 10_000 }, (_, n) => ({ n, time: stream.below(500), priority: stream.below(16) }));
    const seen: number[] = [];
    for (const { n, time, priority } of planned) sim.after(time, () => seen.push(n), priority);
    sim.run();
    const expected = planned.toSorted((a, b) => a.time - b.time || a.priority - b.priority || a.n - b.n);
    expect(seen).toEqual(expected.map(({ n }) => n));
  });

  it('[E2] takes priorities from 0 to 15 and no others', () => {
    for (const priority of [-1, 16, 0.5, NaN])
      expect(() => new Simulation().after(0, () => {}, priority)).toThrow('is not an integer in 0 to 15');
  });

  it('[E3] moves the clock to each event and never back', () => {
    const sim = new Simulation();
    const stream = createStream('E3');
    const times: number[] = [];
    function* wanderer(): Process {
      for (let i = 0; i < 100; i++) {
        const expected = sim.now + stream.below(1000);
        yield expected - sim.now;
        times.push(sim.now);
        expect(sim.now).toBe(expected);
      }
    }
    for (let i = 0; i < 10; i++) sim.spawn(wanderer());
    sim.run();
    expect(times).toEqual(times.toSorted((a, b) => a - b));
    expect(sim.now).toBe(times.at(-1));
  });

  it('[E10] run(until) handles the events at its end, sets the clock, and goes on from there', () => {
    const notes: string[] = [];
    const sim = new Simulation();
    for (const time of [10, 20, 21]) sim.after(time, () => notes.push(`${sim.now}`));
    sim.run(20);
    expect([notes, sim.now]).toEqual([['10', '20'], 20]);
    sim.run(20);
    expect(sim.now).toBe(20);
    sim.run();
    expect([notes, sim.now]).toEqual([['10', '20', '21'], 21]);
    sim.run(50);
    expect(sim.now).toBe(50);
    expect(sim.step()).toBe(false);
    for (const until of [NaN, 0.5]) expect(() => sim.run(until)).toThrow('is not a point of virtual time');
  });
});

describe('processes', () => {
  it('[E4] runs nothing inside spawn, and the first step after the delay', () => {
    const notes = record((sim, note) => {
      function* body(name: string): Process {
        note(name);
      }
      sim.spawn(body('later'), { delayNs: 7 });
      sim.spawn(body('now'));
      note('spawned');
    });
    expect(notes).toEqual(['0 spawned', '0 now', '7 later']);
  });

  it('[E5] goes on in the same step when the grant is immediate', () => {
    const sim = new Simulation();
    const resource = new Resource(sim, { units: 3 });
    const outcomes: number[] = [];
    sim.spawn(
      (function* (): Process {
        outcomes.push(yield resource, yield resource, yield resource);
      })(),
    );
    sim.run();
    expect([outcomes, sim.eventsHandled]).toEqual([[granted, granted, granted], 1]);
  });

  it('[E6] wakes a process at the time of its grant, behind what is already due', () => {
    const notes = record((sim, note) => {
      const signal = new Signal(sim);
      sim.spawn(
        (function* (): Process {
          yield signal;
          note('woken');
        })(),
      );
      sim.after(5, () => {
        signal.notifyOne();
        note('notified');
      });
      sim.after(5, () => note('due before'));
    });
    expect(notes).toEqual(['5 notified', '5 due before', '5 woken']);
  });

  it('[E7] ends a wait at its limit; the next in line gets the grant', () => {
    const notes = record((sim, note) => {
      const resource = new Resource(sim, { units: 1 });
      function* customer(name: string, limitNs: number): Process {
        const outcome = yield within(sim, limitNs, resource);
        note(`${name} ${outcome}`);
        if (outcome !== granted) return;
        yield 100;
        resource.release();
      }
      sim.spawn(customer('holder', 1));
      sim.spawn(customer('impatient', 50));
      sim.spawn(customer('patient', 500));
    });
    expect(notes).toEqual([`0 holder ${granted}`, `50 impatient ${timedOut}`, `100 patient ${granted}`]);
  });

  it('[E7] lets the grant win when it is made at the instant of the limit but before it', () => {
    const notes = record((sim, note) => {
      const signal = new Signal(sim);
      sim.after(50, () => signal.notifyOne());
      sim.spawn(
        (function* (): Process {
          note(`${yield within(sim, 50, signal)}`);
          note(`${yield within(sim, 50, signal)}`);
        })(),
      );
      sim.after(100, () => sim.after(0, () => signal.notifyOne()));
    });
    expect(notes).toEqual([`50 ${granted}`, `100 ${timedOut}`]);
  });

  it('[E11] hands what a process throws to the caller of run', () => {
    const sim = new Simulation();
    sim.spawn(
      (function* (): Process {
        yield 3;
        throw new Error('out of coffee');
      })(),
    );
    expect(() => sim.run()).toThrow('out of coffee');
  });
});

describe('cancelling', () => {
  it('[E8] stops a timer once, and says whether there was one to stop', () => {
    const sim = new Simulation();
    let fired = 0;
    const cancelled = sim.after(10, () => fired++);
    const kept = sim.after(10, () => fired++);
    expect([sim.isLive(cancelled), sim.cancel(cancelled), sim.isLive(cancelled), sim.cancel(cancelled)]).toEqual([
      true,
      true,
      false,
      false,
    ]);
    sim.run();
    expect([fired, sim.cancel(kept)]).toEqual([1, false]);
  });

  it('[E8] never takes a new process for an old one in the same row', () => {
    const sim = new Simulation();
    const ids = new Set<number>();
    let fired = 0;
    for (let i = 0; i < 300; i++) {
      const id = sim.after(1, () => fired++);
      expect(ids.has(id)).toBe(false);
      ids.add(id);
      if (i % 2 === 0) sim.cancel(id);
      else sim.run();
      expect([...ids].some((old) => sim.cancel(old))).toBe(false);
    }
    expect(fired).toBe(150);
  });

  it('[E8] runs finally blocks, asleep or waiting, and frees the place in the line', () => {
    const notes = record((sim, note) => {
      const resource = new Resource(sim, { units: 1 });
      function* customer(name: string): Process {
        let holds = false;
        try {
          yield resource;
          holds = true;
          note(`${name} in`);
          yield 100;
        } finally {
          if (holds) resource.release();
          note(`${name} out`);
        }
      }
      const first = sim.spawn(customer('first'));
      const second = sim.spawn(customer('second'));
      sim.spawn(customer('third'));
      sim.after(10, () => sim.cancel(second));
      sim.after(20, () => sim.cancel(first));
    });
    expect(notes).toEqual(['0 first in', '10 second out', '20 first out', '20 third in', '120 third out']);
  });

  it('[E8] passes on what was granted but not yet received', () => {
    const notes = record((sim, note) => {
      const resource = new Resource(sim, { units: 1 });
      function* customer(name: string): Process {
        yield resource;
        note(name);
        yield 10;
        resource.release();
      }
      sim.spawn(customer('first'));
      const second = sim.spawn(customer('second'));
      sim.spawn(customer('third'));
      // Comes behind the release at 10, and before the event that would run the second customer.
      sim.spawn(
        (function* (): Process {
          yield 10;
          sim.cancel(second);
        })(),
      );
    });
    expect(notes).toEqual(['0 first', '10 third']);
  });

  it('[E8] ends a process that has not started, and refuses a process that cancels itself or waits while it is ended', () => {
    const sim = new Simulation();
    let started = false;
    sim.cancel(sim.after(1, () => (started = true)));
    sim.run();
    expect(started).toBe(false);

    const own: number = sim.after(0, () => sim.cancel(own));
    expect(() => sim.run()).toThrow('cancels itself');

    const other = new Simulation();
    const stubborn = other.spawn(
      (function* (): Process {
        try {
          yield 10;
        } finally {
          yield 10;
        }
      })(),
    );
    other.run(5);
    expect(() => other.cancel(stubborn)).toThrow('waits in a finally block');
  });

  it('[E9] does not let cancelled timers pile up, and skips those that are left', () => {
    const sim = new Simulation();
    let fired = 0;
    let longest = 0;
    for (let i = 0; i < 100_000; i++) {
      const id = sim.after(1e9 + i, () => fired++);
      if (i % 1000 !== 0) sim.cancel(id);
      longest = Math.max(longest, sim.queueLength);
    }
    sim.run();
    expect(longest).toBeLessThanOrEqual(100 + 100);
    expect([fired, sim.eventsHandled]).toEqual([100, 100]);
  });
});

describe('limits that were not reached', () => {
  it('[E9] leave no events behind either', () => {
    const sim = new Simulation();
    const signal = new Signal(sim);
    let longest = 0;
    function* waiter(): Process {
      for (let i = 0; i < 2000; i++) {
        expect(yield within(sim, 1e9, signal)).toBe(granted);
        longest = Math.max(longest, sim.queueLength);
      }
    }
    sim.spawn(waiter());
    sim.spawn(
      (function* (): Process {
        for (let i = 0; i < 2000; i++) {
          yield 1;
          signal.notifyOne();
        }
      })(),
    );
    sim.run();
    expect(longest).toBeLessThanOrEqual(100);
  });
});

describe('signals', () => {
  it('[E13] wakes one or all, in the order in which they came, and only those who wait', () => {
    const notes = record((sim, note) => {
      const signal = new Signal(sim);
      function* waiter(name: string): Process {
        yield signal;
        note(name);
      }
      expect(signal.notifyOne()).toBe(false);
      for (const name of ['a', 'b', 'c']) sim.spawn(waiter(name));
      sim.after(1, () => expect([signal.waiting, signal.notifyOne(), signal.waiting]).toEqual([3, true, 2]));
      sim.after(2, () => expect(signal.notifyAll()).toBe(2));
      sim.spawn(waiter('too late'), { delayNs: 3 });
    });
    expect(notes).toEqual(['1 a', '2 b', '2 c']);
  });

  it('[E13] passes the notice on when the one it woke is cancelled before it runs', () => {
    const notes = record((sim, note) => {
      const signal = new Signal(sim);
      function* waiter(name: string): Process {
        yield signal;
        note(name);
      }
      const first = sim.spawn(waiter('first'));
      sim.spawn(waiter('second'));
      sim.after(1, () => {
        signal.notifyOne();
        sim.cancel(first);
      });
    });
    expect(notes).toEqual(['1 second']);
  });
});

describe('sleepers', () => {
  it('[E14] are woken at each time set for them, among processes in the order of scheduling', () => {
    const notes = record((sim, note) => {
      const slot = sim.addSleeper({
        wake() {
          note('sleeper');
          if (sim.now < 20) sim.schedule(slot, 10);
        },
      });
      sim.after(10, () => note('before'));
      sim.schedule(slot, 10);
      sim.after(10, () => note('after'));
    });
    expect(notes).toEqual(['10 before', '10 sleeper', '10 after', '20 sleeper']);
  });

  it('[E14] come behind what is due when they are woken now, and once', () => {
    const notes: string[] = [];
    const sim = new Simulation();
    const slot = sim.addSleeper({ wake: () => notes.push(`${sim.now} sleeper`) });
    sim.schedule(slot, 50);
    sim.after(5, () => sim.wakeNow(slot));
    sim.after(5, () => notes.push('due'));
    sim.run();
    expect(notes).toEqual(['due', '5 sleeper']);
    expect(sim.eventsHandled).toBe(3);
  });
});
