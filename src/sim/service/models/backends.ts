import type { BackendPhase, BackendsParams } from '../schedule.ts';
import { CallDraws } from './call-draws.ts';
import { refused, type Plan, type ServiceCall, type ServiceModel } from './model.ts';

/** Servers that answer probes by the phase they are in when the probe begins: alive, slow, refusing, silent, or half-dead. */
export class Backends implements ServiceModel {
  private readonly params: BackendsParams;
  private readonly draws: CallDraws;

  constructor(params: BackendsParams, seed: number) {
    this.params = params;
    this.draws = new CallDraws(seed);
  }

  begin(call: ServiceCall): Plan {
    const draw = this.draws.next(call);
    const id = String(call.args[0]);
    const phase = this.phaseOf(id, call.nowMicros);
    if (!phase) return refused(`There is no server ${id}.`, 0);
    const latencyMicros = draw.micros(phase.latency);
    const fails = phase.behaves === 'rejects' || draw.uniform(3) * 1000 < (phase.failsPerMille ?? 0);
    if (phase.behaves === 'never') return { ...refused('', 0), answerAfterMicros: null };
    if (fails) return refused(`The server ${id} refuses.`, latencyMicros);
    return {
      effectAfterMicros: latencyMicros,
      answerAfterMicros: latencyMicros,
      effect: () => ({ kind: 'resolved', value: { id, status: 200 } }),
    };
  }

  private phaseOf(id: string, nowMicros: number): BackendPhase | undefined {
    const { backends } = this.params;
    let found: BackendPhase | undefined;
    for (let at = 0; at < backends.length; at++) {
      if (backends[at]!.id !== id) continue;
      const { phases } = backends[at]!;
      for (let nth = 0; nth < phases.length; nth++) if (phases[nth]!.fromMicros <= nowMicros) found = phases[nth];
    }
    return found;
  }
}
