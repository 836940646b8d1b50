import { advance, fail, finish, join, leave, pick, type Call } from '../../suite-parts/case-shapes.ts';

/**
 * Writes a script that knows the number of the next request. A script is fixed before the balancer answers, so a backend is given results of its own by
 * being the only one for a while: {@link ScriptWriter.teach}.
 */
export class ScriptWriter {
  readonly calls: Call[] = [];
  /** The number of the next request. */
  next = 0;
  private readonly healthy: Set<string>;

  constructor(healthy: readonly string[]) {
    this.healthy = new Set(healthy);
  }

  /** Picks; the request runs until it is ended. */
  pick(count = 1): this {
    for (let index = 0; index < count; index++) this.calls.push(pick(this.next++));
    return this;
  }

  /** Picks one after the other, each ending before the next, after so many milliseconds. */
  oneByOne(count: number, latencyMs: number, ok = true): this {
    for (let index = 0; index < count; index++) {
      this.calls.push(pick(this.next));
      if (latencyMs > 0) this.calls.push(advance(latencyMs));
      this.calls.push(ok ? finish(this.next) : fail(this.next));
      this.next += 1;
    }
    return this;
  }

  advance(ms: number): this {
    this.calls.push(advance(ms));
    return this;
  }

  join(id: string): this {
    if (!this.healthy.has(id)) this.calls.push(join(id));
    this.healthy.add(id);
    return this;
  }

  leave(id: string): this {
    if (this.healthy.delete(id)) this.calls.push(leave(id));
    return this;
  }

  /** Makes these the healthy backends, by calls. */
  only(...ids: readonly string[]): this {
    for (const id of ids) this.join(id);
    for (const id of [...this.healthy]) if (!ids.includes(id)) this.leave(id);
    return this;
  }

  /** Makes one backend the only one, and lets it answer so many requests, one after the other. */
  teach(id: string, count: number, latencyMs: number, ok = true): this {
    return this.only(id).oneByOne(count, latencyMs, ok);
  }
}
