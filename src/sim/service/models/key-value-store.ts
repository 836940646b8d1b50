import type { Outcome } from '../history.ts';
import type { KeyValueStoreParams } from '../schedule.ts';
import { CallDraws } from './call-draws.ts';
import type { Plan, ServiceCall, ServiceModel } from './model.ts';

/** Keeps values by key. Operations: read(key), write(key, value), delete(key), each with one instant at which it takes effect. */
export class KeyValueStore implements ServiceModel {
  private readonly params: KeyValueStoreParams;
  private readonly values = new Map<string, unknown>();
  private readonly draws: CallDraws;
  private changed = 0;

  constructor(params: KeyValueStoreParams, seed: number) {
    this.params = params;
    this.draws = new CallDraws(seed, params.faults);
    const keys = Object.keys(params.initial);
    for (let at = 0; at < keys.length; at++) this.values.set(keys[at]!, params.initial[keys[at]!]);
  }

  begin(call: ServiceCall): Plan {
    const { read, write, remove, effectAt } = this.params;
    const draw = this.draws.next(call);
    const latencyMicros = draw.micros(call.operation === 'read' ? read : call.operation === 'write' ? write : (remove ?? write));
    return draw.spoil({
      effectAfterMicros: draw.effectAfter(effectAt ?? 'end', latencyMicros),
      answerAfterMicros: latencyMicros,
      effect: (nowMicros) => this.effect(call, nowMicros),
    });
  }

  private effect({ operation, args }: ServiceCall, nowMicros: number): Outcome {
    this.catchUp(nowMicros);
    const [key, value] = args;
    if (typeof key !== 'string') return { kind: 'rejected', message: 'The key is not a string.' };
    if (operation === 'read')
      return { kind: 'resolved', value: this.values.has(key) ? this.values.get(key) : this.params.missing === 'null' ? null : undefined };
    if (operation === 'write') this.values.set(key, value ?? null);
    else this.values.delete(key);
    return { kind: 'resolved', value: undefined };
  }

  /** Writes what somebody else wrote until now. */
  private catchUp(nowMicros: number): void {
    const changes = this.params.changes ?? [];
    for (; this.changed < changes.length && changes[this.changed]!.atMicros <= nowMicros; this.changed++) {
      const { key, value } = changes[this.changed]!;
      if (value === null) this.values.delete(key);
      else this.values.set(key, value);
    }
  }
}
