import type { HistoryEvent, ServiceRun } from '../../../../src/sim/service/index.ts';
import type { Breach } from '../../../service-parts/breach.ts';
import { valueText } from '../../../service-parts/story.ts';
import type { CacheOptions } from '../contract.ts';

/** What is known of a key: its sets in the order of calls, from 1; 0 is what the store began with. Values differ. */
interface KeyLedger {
  readonly values: unknown[];
  /** The last set that the store has. */
  stored: number;
  /** The last set that must not be lost, and why. */
  promised: number;
  why: string;
}

/** Finds a crash after which the store lacks what it must not lose. Says nothing of any other rule. */
export function findLost(run: ServiceRun): Breach<'lost'> | undefined {
  const ledger = new Ledger(run);
  for (const [index, event] of run.history.entries()) {
    if (event.kind !== 'crash') ledger.take(event);
    else {
      const lost = ledger.lost();
      if (lost) return { kind: 'lost', event: index, ...lost };
    }
  }
  return undefined;
}

class Ledger {
  private readonly run: ServiceRun;
  private readonly isBehind: boolean;
  private readonly keys = new Map<string, KeyLedger>();
  /** Which set of which key a call was; for a flush, how many sets of each key there were. */
  private readonly sets = new Map<number, { readonly key: string; readonly nth: number }>();
  private readonly flushes = new Map<number, ReadonlyMap<string, number>>();

  constructor(run: ServiceRun) {
    this.run = run;
    this.isBehind = (run.schedule.options as unknown as CacheOptions).policy === 'write-behind';
  }

  take(event: HistoryEvent): void {
    if (event.kind === 'call') {
      const { method, args } = event.spec;
      if (method === 'set') {
        const key = String(args[0]);
        this.sets.set(event.call, { key, nth: this.at(key).values.push(args[1]) - 1 });
      } else if (method === 'flush')
        this.flushes.set(event.call, new Map([...this.keys].map(([key, { values }]) => [key, values.length - 1])));
    } else if (event.kind === 'serviceEffect' && event.service === 'store.write') {
      const one = this.at(String(event.args[0]));
      one.stored = one.values.indexOf(event.args[1]);
    } else if (event.kind === 'settle' && event.how === 'resolved') this.takeResolved(event.call, event.value);
  }

  /** Returns the first key of which the store has less than was promised. */
  lost(): { readonly expected: string; readonly actual: string } | undefined {
    for (const [key, { values, stored, promised, why }] of this.keys) {
      if (stored >= promised) continue;
      const has = stored > 0 ? `the store has ${valueText(values[stored])}` : 'the store has what it had at first';
      return { expected: `the store to have ${key} = ${valueText(values[promised])}: ${why}`, actual: has };
    }
    return undefined;
  }

  private takeResolved(call: number, value: unknown): void {
    const set = this.sets.get(call);
    if (set && !this.isBehind) this.promise(set.key, set.nth, 'its set had resolved');
    for (const [key, nth] of this.flushes.get(call) ?? []) this.promise(key, nth, 'a flush after it had resolved');
    const spec = this.run.schedule.calls[call];
    if (spec?.method !== 'get' || this.isBehind) return;
    const key = String(spec.args[0]);
    this.promise(key, this.at(key).values.indexOf(value), 'a get had shown it');
  }

  private promise(key: string, nth: number, why: string): void {
    const one = this.at(key);
    if (nth > one.promised) Object.assign(one, { promised: nth, why });
  }

  private at(key: string): KeyLedger {
    let one = this.keys.get(key);
    if (!one) this.keys.set(key, (one = { values: [undefined], stored: 0, promised: 0, why: '' }));
    return one;
  }
}
