import type { OriginParams } from '../schedule.ts';
import { CallDraws } from './call-draws.ts';
import type { Plan, ServiceCall, ServiceModel } from './model.ts';

/** Answers each fetch(key) anew, at the end of its latency, with `{ key, serial }`. */
export class Origin implements ServiceModel {
  private readonly params: OriginParams;
  private readonly draws: CallDraws;
  private serial = 0;

  constructor(params: OriginParams, seed: number) {
    this.params = params;
    this.draws = new CallDraws(seed, params.faults);
  }

  begin(call: ServiceCall): Plan {
    const draw = this.draws.next(call);
    const latencyMicros = draw.micros(this.params.fetch);
    const serial = ++this.serial;
    return draw.spoil({
      effectAfterMicros: latencyMicros,
      answerAfterMicros: latencyMicros,
      effect: () => ({ kind: 'resolved', value: { key: call.args[0], serial } }),
    });
  }
}
