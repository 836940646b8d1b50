// accepted: a linked list of reports for each backend, and ties drawn by lot
import type { Backend, Balancer, BalancerEnv, Request } from '../../contract.ts';

interface Link {
  readonly expiresMs: number;
  readonly bytes: number;
  next: Link | undefined;
}

/** One link with what it sent lately. */
class Window {
  private oldest: Link | undefined;
  private newest: Link | undefined;
  private sum = 0;

  add(expiresMs: number, bytes: number): void {
    const link: Link = { expiresMs, bytes, next: undefined };
    if (this.newest) this.newest.next = link;
    else this.oldest = link;
    this.newest = link;
    this.sum += bytes;
  }

  bytesAt(nowMs: number): number {
    while (this.oldest && this.oldest.expiresMs <= nowMs) {
      this.sum -= this.oldest.bytes;
      this.oldest = this.oldest.next;
    }
    if (!this.oldest) this.newest = undefined;
    return this.sum;
  }
}

/** Creates a balancer whose backends each expire their own reports when they are looked at. */
export function createBalancer({ backends, now, random, windowMs = 1000 }: BalancerEnv): Balancer {
  const windows: Record<string, Window> = Object.create(null) as Record<string, Window>;
  const seen: { [request: number]: number } = {};
  let healthy: readonly Backend[] = backends;

  function report(backend: string, request: Request, bytes: number): void {
    const more = bytes - (seen[request.id] ?? 0);
    if (more > 0) (windows[backend] ??= new Window()).add(now() + windowMs, more);
  }

  return {
    pick() {
      const nowMs = now();
      let candidates: string[] = [];
      let least = Infinity;
      for (const { id, weight } of healthy) {
        const load = (windows[id]?.bytesAt(nowMs) ?? 0) / weight;
        if (load < least) [least, candidates] = [load, []];
        if (load === least) candidates.push(id);
      }
      return candidates[Math.floor(random() * candidates.length)];
    },
    finished(backend, request, { ok, bytes }) {
      if (ok) report(backend, request, bytes);
      delete seen[request.id];
    },
    progress(backend, request, bytes) {
      report(backend, request, bytes);
      seen[request.id] = bytes;
    },
    setBackends(next) {
      healthy = next;
    },
  };
}
