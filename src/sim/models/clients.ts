import type { RandomStream } from '../../kernel/index.ts';
import type { Activity, Process } from '../engine/command.ts';
import type { Simulation } from '../engine/simulation.ts';
import type { Arrivals } from './arrivals.ts';
import type { Distribution } from './distribution.ts';

/**
 * Starts an open-loop client: arrivals keep coming whether or not earlier requests have been answered.
 * Each one spawns `request(n)`, n from 0; it stops after `count` arrivals (never unless given). Rule M10 of SPEC.md.
 */
export function startOpenLoop(sim: Simulation, options: { arrivals: Arrivals; count?: number; request: (n: number) => Process }): void {
  sim.spawn(openLoop(sim, options.arrivals, options.count ?? Infinity, options.request));
}

function* openLoop(sim: Simulation, arrivals: Arrivals, count: number, request: (n: number) => Process): Process {
  for (let n = 0; n < count; n++) {
    yield arrivals.nextGapNs();
    sim.spawn(request(n));
  }
}

/**
 * Starts closed-loop clients: each of `users` thinks, makes one request, waits for its end, and thinks again, for ever.
 * Each user draws think times from a stream of its own. Rule M11 of SPEC.md.
 */
export function startClosedLoop(
  sim: Simulation,
  options: { users: number; think: Distribution; stream: RandomStream; request: (user: number) => Activity<unknown> },
): void {
  for (let user = 0; user < options.users; user++) {
    sim.spawn(closedLoop(user, options.think, options.stream.fork(`user ${user}`), options.request));
  }
}

function* closedLoop(user: number, think: Distribution, stream: RandomStream, request: (user: number) => Activity<unknown>): Process {
  for (;;) {
    yield think.sample(stream);
    yield* request(user);
  }
}
