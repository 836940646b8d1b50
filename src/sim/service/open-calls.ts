import type { CallSpec } from './schedule.ts';

/** Which calls were made in this life and have not settled. */
export class OpenCalls {
  /** When each call was made, by index; undefined: it is not open. */
  private readonly madeAtMicros: (number | undefined)[];
  private count = 0;

  constructor(specs: readonly CallSpec[]) {
    this.madeAtMicros = [];
    for (let at = 0; at < specs.length; at++) this.madeAtMicros[at] = undefined;
  }

  open(call: number, nowMicros: number): void {
    this.madeAtMicros[call] = nowMicros;
    this.count += 1;
  }

  isOpen(call: number): boolean {
    return this.madeAtMicros[call] !== undefined;
  }

  areOpen(): boolean {
    return this.count > 0;
  }

  /** Ends a call and returns how long it took; undefined when it was not open. */
  settle(call: number, nowMicros: number): number | undefined {
    const madeAtMicros = this.madeAtMicros[call];
    if (madeAtMicros === undefined) return undefined;
    this.madeAtMicros[call] = undefined;
    this.count -= 1;
    return nowMicros - madeAtMicros;
  }

  /** Forgets all that were open. */
  crash(): void {
    for (let at = 0; at < this.madeAtMicros.length; at++) this.madeAtMicros[at] = undefined;
    this.count = 0;
  }

  /** Returns the calls that are open, by index. */
  list(): number[] {
    const open: number[] = [];
    for (let at = 0; at < this.madeAtMicros.length; at++) if (this.madeAtMicros[at] !== undefined) open[open.length] = at;
    return open;
  }
}
