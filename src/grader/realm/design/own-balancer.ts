import { clientAddress, type BalancerPort, type HealthyBackend, type PortFactory } from '../../../sim/cluster/index.ts';
import type { OwnCode } from './own-code.ts';

/** The learner's balancer, of the contract that all balancer exercises share. */
interface LearnerBalancer {
  pick(request: unknown): unknown;
  finished(backend: string, request: unknown, result: unknown): void;
  setBackends(backends: readonly unknown[]): void;
}

/** As the port has it: none of the backends is healthy. */
const none = -1;

/** Puts the learner's balancer in the place of a load balancer's policy: numbers on one side, the contract's names and requests on the other. */
export function ownBalancer(code: OwnCode): PortFactory {
  return (env): BalancerPort => {
    const { nowNs, random, slowStartMs, halfLifeMs, windowMs } = env;
    code.shared.nowNs = nowNs;
    const numbers = new Map<unknown, number>();
    let healthy = new Set<number>();
    /** By the number that the run has for a request, which it uses again for later ones. */
    const running: unknown[] = [];
    let asked = 0;

    function list(backends: readonly HealthyBackend[]): readonly unknown[] {
      healthy = new Set(backends.map(({ index }) => index));
      for (const { index } of backends) numbers.set(nameOf(index), index);
      return Object.freeze(backends.map(({ index, weight }) => Object.freeze({ id: nameOf(index), weight })));
    }

    const given = { backends: list(env.healthy), now: () => nowNs() / 1e6, random: () => random(), slowStartMs, halfLifeMs, windowMs };
    const inner = code.make<LearnerBalancer>(given, ['pick', 'finished', 'setBackends']);

    return {
      pick(request, client) {
        const seen = Object.freeze({ id: asked++, clientAddress: clientAddress(client) });
        running[request] = seen;
        const picked = code.call(() => inner.pick(seen));
        if (picked === undefined && healthy.size === 0) return none;
        const index = typeof picked === 'string' ? numbers.get(picked) : undefined;
        if (index !== undefined && healthy.has(index)) return index;
        return code.fail(describePick(picked, index), 'Return the id of one of the healthy backends, of which setBackends tells.');
      },
      finished(backend, request, ok, latencyNs, bytes) {
        const seen = running[request];
        running[request] = undefined;
        const result = Object.freeze({ ok, latencyMs: latencyNs / 1e6, bytes });
        code.call(() => inner.finished(nameOf(backend), seen, result));
      },
      progress: () => undefined,
      setBackends(backends) {
        const listed = list(backends);
        code.call(() => inner.setBackends(listed));
      },
    };
  };
}

function nameOf(index: number): string {
  return `instance-${index + 1}`;
}

function describePick(picked: unknown, index: number | undefined): string {
  if (index !== undefined) return `pick chose ${String(picked)}, which is down.`;
  if (picked === undefined) return 'pick chose nothing, though there are healthy backends.';
  return typeof picked === 'string' ? `pick chose “${picked.slice(0, 40)}”, which is no backend.` : 'pick gave something that is no text.';
}
