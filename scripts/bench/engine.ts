import { availableParallelism, cpus } from 'node:os';
import { pathToFileURL } from 'node:url';
import { assert, createStream, type RandomStream } from '../../src/kernel/index.ts';
import { Resource, Signal, Simulation, type Process } from '../../src/sim/index.ts';
import { median } from './section.ts';
import { runSimjs } from './simjs.ts';

const meanGapNs = 1_250_000;
const meanServiceNs = 1_000_000;

/** What one run of the queue gives: virtual results, and the processor time it took. */
export interface BenchRun {
  customers: number;
  meanSojournNs: number;
  /** Of all threads of this process, the garbage collector's too; unlike wall-clock time it leaves out what other processes take. */
  cpuMs: number;
}

/** One way of running the model, against the hand-written loop. */
export interface BenchLine {
  name: string;
  customers: number;
  /** Median over the rounds. */
  cpuMs: number;
  nsPerCustomer: number;
  /** Median over the rounds of this line's time per customer over that of the hand-written loop in the same round. */
  ratio: number;
}

/** The result of {@link benchEngine}. */
export interface EngineBench {
  model: string;
  rounds: number;
  machine: string;
  meanSojournMs: number;
  lines: BenchLine[];
}

/** Draws whole-nanosecond exponential spans; the same draws in the same order for every runner. */
function drawer(stream: RandomStream, meanNs: number): () => number {
  return () => Math.round(stream.exponential(meanNs));
}

function timed(customers: number, simulate: (gap: () => number, service: () => number) => number): BenchRun {
  const gap = drawer(createStream('bench gaps'), meanGapNs);
  const service = drawer(createStream('bench services'), meanServiceNs);
  const start = process.cpuUsage();
  const totalNs = simulate(gap, service);
  const { user, system } = process.cpuUsage(start);
  return { customers, meanSojournNs: totalNs / customers, cpuMs: (user + system) / 1000 };
}

/** The hand-written loop: one function, the 4-ary heap in typed arrays written out in place, two kinds of event. */
function runByHand(customers: number): BenchRun {
  return timed(customers, (gap, service) => {
    const times = new Float64Array(64);
    const sequences = new Float64Array(64);
    const kinds = new Int32Array(64);
    let size = 0;
    let sequence = 0;
    const push = (time: number, kind: number) => {
      const order = sequence++;
      let hole = size++;
      while (hole > 0) {
        const parent = (hole - 1) >> 2;
        if (times[parent]! < time || (times[parent]! === time && sequences[parent]! < order)) break;
        times[hole] = times[parent]!;
        sequences[hole] = sequences[parent]!;
        kinds[hole] = kinds[parent]!;
        hole = parent;
      }
      times[hole] = time;
      sequences[hole] = order;
      kinds[hole] = kind;
    };
    const room = 65_536;
    const arrivedNs = new Float64Array(room); // a ring: at this load the queue never comes near it
    let head = 0;
    let tail = 0;
    let arrived = 0;
    let totalNs = 0;
    push(gap(), 0);
    while (size > 0) {
      const now = times[0]!;
      const kind = kinds[0]!;
      const last = --size;
      const time = times[last]!;
      const order = sequences[last]!;
      const moved = kinds[last]!;
      let hole = 0;
      for (;;) {
        let least = (hole << 2) + 1;
        if (least >= size) break;
        const end = least + 4 < size ? least + 4 : size;
        for (let child = least + 1; child < end; child++) {
          if (times[child]! < times[least]! || (times[child]! === times[least]! && sequences[child]! < sequences[least]!)) least = child;
        }
        if (time < times[least]! || (time === times[least]! && order < sequences[least]!)) break;
        times[hole] = times[least]!;
        sequences[hole] = sequences[least]!;
        kinds[hole] = kinds[least]!;
        hole = least;
      }
      times[hole] = time;
      sequences[hole] = order;
      kinds[hole] = moved;

      if (kind === 0) {
        arrivedNs[tail++ & (room - 1)] = now;
        if (tail - head === 1) push(now + service(), 1);
        if (++arrived < customers) push(now + gap(), 0);
      } else {
        totalNs += now - arrivedNs[head++ & (room - 1)]!;
        if (tail > head) push(now + service(), 1);
      }
    }
    return totalNs;
  });
}

/** Two processes: a source, and a server that takes customers from a first-in-first-out line. */
function runAsServerProcess(customers: number): BenchRun {
  return timed(customers, (gap, service) => {
    const sim = new Simulation();
    const work = new Signal(sim);
    const room = 65_536;
    const arrivedNs = new Float64Array(room);
    let head = 0;
    let tail = 0;
    const totalNs = new Float64Array(1); // a number that closures share would be allocated anew at each change
    function* source(): Process {
      for (let n = 0; n < customers; n++) {
        yield gap();
        arrivedNs[tail++ & (room - 1)] = sim.now;
        work.notifyOne();
      }
    }
    function* server(): Process {
      while (head < customers) {
        if (head === tail) yield work;
        yield service();
        totalNs[0]! += sim.now - arrivedNs[head++ & (room - 1)]!;
      }
    }
    sim.spawn(server());
    sim.spawn(source());
    sim.run();
    return totalNs[0]!;
  });
}

/** A process for each customer, which takes the server, holds it and gives it back: the style the models are written in. */
function runAsCustomerProcesses(customers: number): BenchRun {
  return timed(customers, (gap, service) => {
    const sim = new Simulation();
    const server = new Resource(sim, { units: 1 });
    const totalNs = new Float64Array(1); // a number that closures share would be allocated anew at each change
    function* customer(): Process {
      const arrivedNs = sim.now;
      yield server;
      yield service();
      server.release();
      totalNs[0]! += sim.now - arrivedNs;
    }
    function* source(): Process {
      for (let n = 0; n < customers; n++) {
        yield gap();
        sim.spawn(customer());
      }
    }
    sim.spawn(source());
    sim.run();
    return totalNs[0]!;
  });
}

/** Runs every line in turn, round by round in one process, so that a busy moment of the machine falls on all alike. */
export async function benchEngine(customers = 1_000_000, rounds = 7): Promise<EngineBench> {
  const runners = [
    { name: 'hand-written loop', customers, run: runByHand },
    { name: 'engine, a server process', customers, run: runAsServerProcess },
    { name: 'engine, a process for each customer', customers, run: runAsCustomerProcesses },
    { name: 'npm simjs', customers: customers / 10, run: (count: number) => timed(count, (gap, service) => runSimjs(count, gap, service)) },
  ];
  const runs: BenchRun[][] = runners.map(() => []);
  for (const { run, customers: count } of runners) run(Math.ceil(count / 10)); // warm-up
  for (let round = 0; round < rounds; round++) {
    for (const [i, runner] of runners.entries()) runs[i]!.push(runner.run(runner.customers));
  }
  const perCustomer = (run: BenchRun) => run.cpuMs / run.customers;
  const byHand = runs[0]!;
  const lines = runners.map(({ name, customers: count }, i): BenchLine => {
    const own = runs[i]!;
    // The mean must agree to the last bit: the draws are the same, and times are whole numbers.
    const expected = count === customers ? byHand[0]! : runByHand(count);
    for (const run of own)
      assert(run.meanSojournNs === expected.meanSojournNs, `${name}: mean ${run.meanSojournNs}, by hand ${expected.meanSojournNs}`);
    const ratio = median(own.map((run, round) => perCustomer(run) / perCustomer(byHand[round]!)));
    const cpuMs = median(own.map((run) => run.cpuMs));
    return { name, customers: count, cpuMs, nsPerCustomer: (cpuMs / count) * 1e6, ratio };
  });
  const machine = `${cpus()[0]?.model ?? 'unknown processor'}, ${availableParallelism()} cores, Node ${process.version}`;
  return { model: 'M/M/1, load 0.8', rounds, machine, meanSojournMs: byHand[0]!.meanSojournNs / 1e6, lines };
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const { lines, ...about } = await benchEngine();
  console.log(about);
  console.table(
    lines.map((line) => ({
      ...line,
      cpuMs: Math.round(line.cpuMs),
      nsPerCustomer: Math.round(line.nsPerCustomer),
      ratio: +line.ratio.toFixed(2),
    })),
  );
}
