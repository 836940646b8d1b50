import type { Turns } from '../../../design/simulation/index.ts';

/** The turns of code that acts in microtasks: the run stands still while there are any, and they are taken one after the other. */
export class MicrotaskTurns implements Turns {
  private waiting: (() => Promise<void>)[] = [];
  private taken = 0;

  get isPending(): boolean {
    return this.taken < this.waiting.length;
  }

  /** Adds a turn behind the others; it must not reject. */
  add(turn: () => Promise<void>): void {
    this.waiting[this.waiting.length] = turn;
  }

  /** Takes the next turn, if any, and resolves when it is over. */
  async take(): Promise<void> {
    const turn = this.waiting[this.taken];
    if (turn === undefined) return;
    this.taken++;
    if (this.taken === this.waiting.length) {
      this.waiting = [];
      this.taken = 0;
    }
    await turn();
  }
}
