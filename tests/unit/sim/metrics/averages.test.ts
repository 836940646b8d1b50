import { describe, expect, it } from 'vitest';
import { createStream } from '../../../../src/kernel/index.ts';
import { exponential, Population, poisson, Simulation, startOpenLoop, Station, TimeWeighted } from '../../../../src/sim/index.ts';

describe('TimeWeighted', () => {
  it('[H7] weights each level by how long it lasted', () => {
    const sim = new Simulation();
    const level = new TimeWeighted(sim, 2);
    sim.after(10, () => level.add(3));
    sim.after(30, () => level.add(-4));
    sim.run(40);
    // 2 for 10 ns, 5 for 20 ns, 1 for 10 ns.
    expect(level.mean).toBe((20 + 100 + 10) / 40);
    expect([level.level, level.max]).toEqual([1, 5]);
  });

  it('[H7] starts at the time at which it is made, and is the level itself before time has passed', () => {
    const sim = new Simulation();
    sim.run(1000);
    const level = new TimeWeighted(sim, 7);
    expect(level.mean).toBe(7);
    sim.after(10, () => level.add(1));
    sim.run(1020);
    expect(level.mean).toBe(7.5);
  });
});

describe("Little's law", () => {
  it('[H8] holds at every moment of a run, and its three figures meet as the run gets long', () => {
    const sim = new Simulation();
    const stream = createStream('H8');
    sim.run(12_345);
    const station = new Station(sim, { servers: 3, service: exponential(1e6), stream: stream.fork('service') });
    startOpenLoop(sim, { arrivals: poisson(stream.fork('arrivals'), 2700), request: () => station.serve() });
    for (let until = 1e5; until < 5e9; until *= 1.3) {
      sim.run(Math.round(until));
      expect(station.population.littlesLaw().relativeError).toBeLessThan(1e-9);
    }
    const { arrivalsPerSec, meanTimeNs, meanNumber } = station.population.littlesLaw();
    // Those still inside, a few of 13,000, are all that is missing.
    expect(Math.abs((arrivalsPerSec / 1e9) * meanTimeNs - meanNumber) / meanNumber).toBeLessThan(0.005);
  });

  it('[H8] breaks when a customer is counted out with a wrong time of entry', () => {
    const errorWith = (claimedNs: number) => {
      const sim = new Simulation();
      const population = new Population(sim);
      sim.after(100, () => population.enter());
      sim.after(300, () => population.leave(claimedNs));
      sim.run(400);
      return population.littlesLaw().relativeError;
    };
    expect(errorWith(100)).toBe(0);
    expect(errorWith(150)).toBeCloseTo(50 / 200, 9);
    expect(errorWith(50)).toBeCloseTo(50 / 250, 9);
  });

  it('[H8] breaks when a customer leaves later than its own account of it, and when more leave than came', () => {
    const sim = new Simulation();
    const population = new Population(sim);
    population.enter();
    population.enter();
    // The second stays for 120 ns and owns to 100.
    sim.after(100, () => population.leave(0));
    sim.after(120, () => population.leave(20));
    sim.run(1000);
    expect(population.littlesLaw().relativeError).toBeGreaterThan(0.05);
    expect(() => population.leave(0)).toThrow('more left a population than entered it');
  });

  it('[H8] is 0 = 0 before anybody has come', () => {
    const law = new Population(new Simulation()).littlesLaw();
    expect(law).toEqual({ arrivalsPerSec: 0, meanTimeNs: 0, meanNumber: 0, relativeError: 0 });
  });
});
