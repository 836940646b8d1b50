import type { HealthCheckerOptions } from '../contract.ts';

/** A backend, and how near it is to changing sides. */
export interface Member {
  readonly id: string;
  readonly isIn: boolean;
  /** Results in a row that speak against what it is. */
  readonly against: number;
}

type Mutable = { -readonly [Field in keyof Member]: Member[Field] };

/** Which backends are in, by the rules, for the results counted so far. */
export class Members {
  private readonly options: HealthCheckerOptions;
  private readonly members: readonly Mutable[];

  constructor(options: HealthCheckerOptions) {
    this.options = options;
    this.members = options.backends.map((id) => ({ id, isIn: true, against: 0 }));
  }

  /** Counts what a probe came to. */
  probed(id: string, ok: boolean): void {
    const member = this.find(id);
    if (member) this.count(member, ok);
  }

  /** Counts what a real request came to. */
  reported(id: string, ok: boolean): void {
    const member = this.find(id);
    if (member?.isIn) this.count(member, ok);
  }

  /** Returns the ids of those that are in, in order. */
  healthy(): string[] {
    return this.members.filter(({ isIn }) => isIn).map(({ id }) => id);
  }

  /** Returns what is known of each backend, in order. */
  states(): Member[] {
    return this.members.map((member) => ({ ...member }));
  }

  /** Says of the first backend about which a list is wrong why it is in, or out. */
  reason(list: readonly unknown[]): string {
    const wrong = this.members.find(({ id, isIn }) => list.includes(id) !== isIn);
    if (!wrong) return 'in the order of the options';
    const { id, isIn, against } = wrong;
    const { fall, rise } = this.options;
    if (!isIn) return `${JSON.stringify(id)} is out, with ${against} of ${rise} good probes in a row`;
    const held = against >= fall ? ', and no room for it outside' : '';
    return `${JSON.stringify(id)} is in, with ${against} of ${fall} failures in a row${held}`;
  }

  private find(id: string): Mutable | undefined {
    return this.members.find((one) => one.id === id);
  }

  private count(member: Mutable, ok: boolean): void {
    const { fall, rise, maxEjected } = this.options;
    member.against = ok === member.isIn ? 0 : member.against + 1;
    if (member.against < (member.isIn ? fall : rise)) return;
    const out = this.members.filter(({ isIn }) => !isIn).length;
    if (member.isIn && out >= Math.min(maxEjected, this.members.length - 1)) return;
    member.isIn = !member.isIn;
    member.against = 0;
  }
}
