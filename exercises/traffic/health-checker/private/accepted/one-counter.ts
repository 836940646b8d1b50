import type { HealthChecker, HealthCheckerEnv } from '../../contract.ts';

/** A backend has one number: results in a row that speak against what it is now. */
class Member {
  isIn = true;
  against = 0;
  readonly id: string;

  constructor(id: string) {
    this.id = id;
  }

  /** Takes a result; returns whether it is time to change sides. */
  isConvinced(ok: boolean, { fall, rise }: { fall: number; rise: number }): boolean {
    if (ok === this.isIn) this.against = 0;
    else this.against += 1;
    return this.against >= (this.isIn ? fall : rise);
  }
}

class Checker implements HealthChecker {
  private readonly env: HealthCheckerEnv;
  private readonly members: readonly Member[];
  private places: number;
  private started = false;

  constructor(env: HealthCheckerEnv) {
    this.env = env;
    this.members = env.options.backends.map((id) => new Member(id));
    this.places = Math.min(env.options.maxEjected, this.members.length - 1);
  }

  start(): void {
    if (this.started) return;
    this.started = true;
    const { intervalMs } = this.env.options;
    for (let at = 0; at < this.members.length; at++) void this.look(this.members[at]!, (at * intervalMs) / this.members.length);
  }

  healthy(): string[] {
    const ids: string[] = [];
    for (const { id, isIn } of this.members) if (isIn) ids.push(id);
    return ids;
  }

  report(id: string, ok: boolean): void {
    const member = this.members.find((one) => one.id === id);
    if (member && member.isIn) this.take(member, ok);
  }

  /** One loop for each backend; it waits for the probe, and then for the next turn that has not passed. */
  private async look(member: Member, afterMs: number): Promise<void> {
    const { options, now, sleep } = this.env;
    const firstMs = now() + afterMs;
    await sleep(afterMs);
    for (let turn = 0; ;) {
      this.take(member, await this.ask(member.id));
      while (firstMs + turn * options.intervalMs <= now()) turn += 1;
      await sleep(firstMs + turn * options.intervalMs - now());
    }
  }

  private ask(id: string): Promise<boolean> {
    const { options, probe, sleep } = this.env;
    const answer = probe(id).then(
      () => true,
      () => false,
    );
    return Promise.race([answer, sleep(options.timeoutMs).then(() => false)]);
  }

  private take(member: Member, ok: boolean): void {
    if (!member.isConvinced(ok, this.env.options)) return;
    if (member.isIn && this.places === 0) return;
    this.places += member.isIn ? -1 : 1;
    member.isIn = !member.isIn;
    member.against = 0;
  }
}

export const createHealthChecker = (env: HealthCheckerEnv): HealthChecker => new Checker(env);
