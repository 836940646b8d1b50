import type { Outcome } from './history.ts';
import { createModel, type Plan, type ServiceModel } from './models/index.ts';
import { refused } from './models/model.ts';
import type { Schedule } from './schedule.ts';
import type { EnvFunction } from './stimulus.ts';

/** A service call or a sleep of the learner's code. */
interface Operation {
  /** Its name in `env`; undefined: it is a sleep. */
  readonly service: string | undefined;
  readonly args: readonly unknown[] | null;
  readonly plan: Plan | undefined;
  /** What the effect gave. */
  given?: Outcome;
  isAnswered: boolean;
}

const woken: Outcome = { kind: 'resolved', value: undefined };

/** The services of a schedule and what is asked of them. Their state outlives crashes. */
export class Services {
  /** In the order of the schedule. */
  readonly functions: readonly EnvFunction[];
  /** The first operation of this life. */
  firstOfLife = 0;
  private readonly targets: { readonly model: ServiceModel | undefined; readonly operation: string }[] = [];
  private readonly operations: Operation[] = [];

  constructor({ services, seed }: Schedule) {
    const functions: EnvFunction[] = [];
    for (let at = 0; at < services.length; at++) {
      const spec = services[at]!;
      const model = createModel(spec, seed, at);
      const paths = Object.keys(spec.functions);
      const { throwsOn } = spec;
      for (let nth = 0; nth < paths.length; nth++) {
        const path = paths[nth]!;
        this.targets[functions.length] = { model, operation: spec.functions[path]! };
        functions[functions.length] = { path, isNote: model === undefined, ...(throwsOn && { throwsOn }) };
      }
    }
    this.functions = functions;
  }

  /** Begins a call of the function of this index; arguments that are none are refused at once. */
  begin(fn: number, args: readonly unknown[] | null, nowMicros: number): { readonly operation: number; readonly plan: Plan } {
    const { model, operation } = this.targets[fn]!;
    const plan =
      args === null ? refused('The arguments are no JSON values, or too long.', 0) : model!.begin({ operation, args, nowMicros });
    return { operation: this.add({ service: this.functions[fn]!.path, args, plan, isAnswered: false }), plan };
  }

  /** Takes a call that throws at once, and returns its operation and what it comes to; undefined where it does not throw. */
  refuse(fn: number, args: readonly unknown[] | null): { readonly operation: number; readonly outcome: Outcome } | undefined {
    const { path, throwsOn } = this.functions[fn]!;
    if (!throwsOn || !args || throwsOn.keys.indexOf(args[0] as string) < 0) return undefined;
    const plan = refused(throwsOn.message, 0);
    return { operation: this.add({ service: path, args, plan, isAnswered: true }), outcome: plan.refusal! };
  }

  /** Begins a sleep. */
  sleep(): number {
    return this.add({ service: undefined, args: null, plan: undefined, isAnswered: false });
  }

  /** Returns what an operation is. */
  at(operation: number): Pick<Operation, 'service' | 'args'> {
    return this.operations[operation]!;
  }

  takeEffect(operation: number, nowMicros: number): Outcome {
    const one = this.operations[operation]!;
    one.given = one.plan!.effect(nowMicros);
    return one.given;
  }

  /** Returns what an operation comes to, its effect taken. */
  answer(operation: number): Outcome {
    const one = this.operations[operation]!;
    one.isAnswered = true;
    if (!one.plan) return woken;
    return one.plan.refusal ?? one.given ?? woken;
  }

  /** Ends a life. */
  crash(): void {
    this.firstOfLife = this.operations.length;
  }

  /** Returns the service calls of this life that have no answer yet. */
  unanswered(): number[] {
    const found: number[] = [];
    for (let at = this.firstOfLife; at < this.operations.length; at++) {
      const { service, isAnswered } = this.operations[at]!;
      if (service !== undefined && !isAnswered) found[found.length] = at;
    }
    return found;
  }

  private add(operation: Operation): number {
    this.operations[this.operations.length] = operation;
    return this.operations.length - 1;
  }
}
