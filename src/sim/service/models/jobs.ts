import type { JobsParams } from '../schedule.ts';
import { CallDraws } from './call-draws.ts';
import type { Plan, ServiceCall, ServiceModel } from './model.ts';

/** Runs jobs side by side, each for its own time; run(id) gives `done <id>`. How many run at once is the caller's business. */
export class Jobs implements ServiceModel {
  private readonly params: JobsParams;
  private readonly draws: CallDraws;

  constructor(params: JobsParams, seed: number) {
    this.params = params;
    this.draws = new CallDraws(seed, params.faults);
  }

  begin(call: ServiceCall): Plan {
    const draw = this.draws.next(call);
    const id = String(call.args[0]);
    const { micros } = this.params;
    const latencyMicros = micros && Object.hasOwn(micros, id) ? micros[id]! : draw.micros(this.params.run);
    return draw.spoil({
      effectAfterMicros: latencyMicros,
      answerAfterMicros: latencyMicros,
      effect: () => ({ kind: 'resolved', value: `done ${id}` }),
    });
  }
}
