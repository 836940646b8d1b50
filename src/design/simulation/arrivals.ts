import type { Nanos } from '../../kernel/index.ts';
import type { Sleeper, Slot } from '../../sim/index.ts';
import type { RequestFlow } from './request-flow.ts';
import type { RequestSource } from './request-source.ts';

/** Starts the requests of one kind as they arrive, up to a horizon and while it may. */
export class Arrivals implements Sleeper {
  private readonly flow: RequestFlow;
  private readonly source: RequestSource;
  private readonly kind: number;
  private readonly horizonNs: Nanos;
  private readonly mayStart: () => boolean;
  private readonly slot: Slot;
  /** False at the very start, when no request is due yet. */
  private isDue = false;

  /** `mayStart` is asked before each request; none comes after it has said no. */
  constructor(flow: RequestFlow, source: RequestSource, kind: number, horizonNs: Nanos, mayStart: () => boolean) {
    this.flow = flow;
    this.source = source;
    this.kind = kind;
    this.horizonNs = horizonNs;
    this.mayStart = mayStart;
    this.slot = flow.sim.addSleeper(this);
    flow.sim.schedule(this.slot, 0);
  }

  wake(): void {
    const { flow, source } = this;
    if (this.isDue) {
      if (!this.mayStart()) return;
      flow.start(this.kind, source.nextKey());
    }
    const atNs = Math.round(source.nextNs());
    if (!(atNs < this.horizonNs)) return;
    this.isDue = true;
    flow.sim.schedule(this.slot, atNs - flow.sim.now);
  }
}
