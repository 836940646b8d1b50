import { clientAddress } from '../../../../sim/cluster/index.ts';
import type { Adapter, Instance } from './adapter.ts';

interface Backend {
  readonly id: string;
  readonly weight: number;
}

/** A request that was picked for and may still run. */
interface Running {
  readonly request: { readonly id: number; readonly clientAddress: string; readonly cookie?: string };
  readonly backend: string | undefined;
  readonly startMs: number;
  ended: boolean;
}

/**
 * Plays the part of the proxy around the learner's balancer: numbers the requests, keeps the list of healthy backends, and reports the end of a
 * request once, to the backend that was picked for it. Lists and requests are frozen, so that code which changes them meets an exception at once.
 */
export const balancer: Adapter = (entry, { seed, backends, ...options }, world) => {
  const stream = world.stream(seed);
  let healthy: readonly Backend[] = freezeAll(backends as readonly Backend[]);
  const inner = entry({ ...options, backends: healthy, now: () => world.nowMs, random: () => stream.float() }) as Instance;
  const requests: Running[] = [];

  function end(index: unknown, ok: boolean, bytes: unknown): undefined {
    const running = requests[index as number];
    if (running?.backend === undefined || running.ended) return undefined;
    running.ended = true;
    const result = Object.freeze({ ok, latencyMs: world.nowMs - running.startMs, bytes });
    inner['finished']!(running.backend, running.request, result);
    return undefined;
  }

  function change(next: readonly Backend[]): undefined {
    healthy = freezeAll(next);
    inner['setBackends']!(healthy);
    return undefined;
  }

  return {
    pick(client, cookie) {
      const id = requests.length;
      const request = Object.freeze({
        id,
        clientAddress: clientAddress(client as number),
        ...(cookie !== undefined && { cookie: cookie as string }),
      });
      const picked = inner['pick']!(request);
      requests[id] = { request, backend: typeof picked === 'string' ? picked : undefined, startMs: world.nowMs, ended: false };
      return picked;
    },
    finish: (index, bytes) => end(index, true, bytes),
    fail: (index) => end(index, false, 0),
    progress(index, bytes) {
      const running = requests[index as number];
      if (running?.backend !== undefined && !running.ended) inner['progress']?.(running.backend, running.request, bytes);
      return undefined;
    },
    join(id, weight) {
      const joined = { id: id as string, weight: weight as number };
      const isKnown = healthy.some((one) => one.id === id);
      return change(isKnown ? healthy.map((one) => (one.id === id ? joined : one)) : [...healthy, joined]);
    },
    leave: (id) => change(healthy.filter((one) => one.id !== id)),
    advance(ms) {
      world.nowMs += ms as number;
      return undefined;
    },
  };
};

function freezeAll(backends: readonly Backend[]): readonly Backend[] {
  return Object.freeze(backends.map(({ id, weight }) => Object.freeze({ id, weight })));
}
