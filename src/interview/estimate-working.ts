import { defined } from '../kernel/index.ts';
import type { Quantity, Step, Term } from '../estimate/index.ts';
import { resultOf, term, workOut } from '../estimate/index.ts';
import type { EstimateTerm, InterviewCase } from './case-file.ts';

/** An estimate worked out with the case's own numbers. */
export interface WorkedEstimate {
  readonly steps: readonly Step[];
  /** The result of the last step. */
  readonly truth: Quantity;
  /** The result of the last step as it is shown, in the unit of that step. */
  readonly shown: string;
}

/** Works out every estimate of a case, by id, in the order of the file. Throws a UnitMismatch where a step's units do not fit. */
export function workEstimates(one: Pick<InterviewCase, 'estimates'>): ReadonlyMap<string, WorkedEstimate> {
  const worked = new Map<string, WorkedEstimate>();
  const results = new Map<string, Term>();
  for (const { id, working } of one.estimates) {
    const named = new Map<string, Term>();
    const find = (part: EstimateTerm): Term => {
      if ('value' in part) return term(part.value, part.unit);
      return 'step' in part
        ? defined(named.get(part.step), `no step "${part.step}" in estimate ${id}`)
        : defined(results.get(part.estimate), `no estimate "${part.estimate}" before ${id}`);
    };
    const steps = working.map(({ name, times, over, unit }) => {
      const step = workOut(name, times.map(find), over.map(find), unit);
      named.set(name, resultOf(step, unit));
      return step;
    });
    const last = defined(steps.at(-1), `estimate ${id} has no steps`);
    results.set(id, defined(named.get(last.name), `step "${last.name}" has no result`));
    worked.set(id, { steps, truth: last.result, shown: last.shown });
  }
  return worked;
}
