import { describe, expect, it } from 'vitest';
import { createStream } from '../../../../src/kernel/index.ts';
import {
  exponential,
  hyperexponential,
  lognormal,
  poisson,
  Simulation,
  startOpenLoop,
  Station,
  type Process,
} from '../../../../src/sim/index.ts';

/** Two stations in series behind an open-loop client, a tenth of the customers cancelled on the way. */
function traceOf(seed: string): { hash: string; p99: number } {
  const stream = createStream(seed);
  const sim = new Simulation({ trace: true });
  const front = new Station(sim, { servers: 2, service: lognormal(800_000, 2), stream: stream.fork('front') });
  const branches = [
    { probability: 0.9, meanNs: 300_000 },
    { probability: 0.1, meanNs: 3_000_000 },
  ];
  const back = new Station(sim, { service: hyperexponential(branches), stream: stream.fork('back') });
  const patience = exponential(40_000_000);
  const leaving = stream.fork('leaving');
  function* customer(): Process {
    yield* front.visit();
    yield* back.visit();
  }
  startOpenLoop(sim, {
    arrivals: poisson(stream.fork('arrivals'), 1200),
    count: 5000,
    request: function* (n): Process {
      const id = sim.spawn(customer());
      if (n % 10 !== 0) return;
      yield patience.sample(leaving);
      sim.cancel(id);
    },
  });
  sim.run();
  expect(back.population.littlesLaw().relativeError).toBeLessThan(1e-9);
  return { hash: sim.traceHash(), p99: back.sojournNs.quantile(0.99) };
}

describe('the trace', () => {
  it('[E12] is the same for the same seed, and another for another', () => {
    expect(traceOf('one')).toEqual(traceOf('one'));
    expect(traceOf('one').hash).not.toBe(traceOf('two').hash);
  });

  it('[E12] is this one on every machine', () => {
    expect(traceOf('headroom')).toEqual({ hash: 'ecd542387afb5f85', p99: 29_032_448 });
  });

  it('[E12] differs when two events at one time change places', () => {
    const hash = (first: number, second: number) => {
      const sim = new Simulation({ trace: true });
      sim.after(5, () => {}, first);
      sim.after(5, () => {}, second);
      sim.run();
      return sim.traceHash();
    };
    expect(hash(1, 2)).toBe(hash(1, 2));
    expect(hash(1, 2)).not.toBe(hash(2, 1));
  });

  it('[E12] is not kept unless asked for', () => {
    expect(() => new Simulation().traceHash()).toThrow('created without trace');
  });
});
