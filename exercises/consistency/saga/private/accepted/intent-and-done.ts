// accepted: a class; a record before each call and one after it, and the outcome as the last
import type { Coordinator, Outcome, SagaDefinition, SagaEnv, Step } from '../../contract.ts';

type Kind = 'action' | 'compensation';

interface LogLine {
  readonly id: string;
  readonly type: 'begin' | 'intent' | 'ok' | 'failed' | 'end';
  readonly definition?: string;
  readonly input?: unknown;
  readonly kind?: Kind;
  readonly step?: number;
  readonly result?: unknown;
  readonly unknown?: boolean;
  readonly outcome?: Outcome;
}

/** One saga with what its lines in the log say. */
class Run {
  readonly id: string;
  readonly input: unknown;
  private readonly definition: SagaDefinition;
  private readonly env: SagaEnv;
  private readonly lines: LogLine[];

  constructor(env: SagaEnv, definition: SagaDefinition, lines: LogLine[]) {
    this.env = env;
    this.definition = definition;
    this.lines = lines;
    this.id = lines[0]!.id;
    this.input = lines[0]!.input;
  }

  get outcome(): Outcome | undefined {
    return this.lines.find((line) => line.type === 'end')?.outcome;
  }

  /** Goes on to the outcome from wherever the lines leave off. */
  async finish(): Promise<Outcome> {
    if (this.outcome) return this.outcome;
    const { steps } = this.definition;
    for (let index = 0; index < steps.length; index++) {
      const line = await this.ensure('action', index);
      if (line.type === 'ok') continue;
      const pivotDone = steps.slice(0, index).some((step) => step.pivot === true);
      if (pivotDone) return this.end({ id: this.id, status: 'stuck', step: steps[index]!.name });
      return this.goBack(index, line.unknown === true);
    }
    return this.end({ id: this.id, status: 'completed', results: this.results(steps.length) });
  }

  private async goBack(failed: number, alsoFailed: boolean): Promise<Outcome> {
    const { steps } = this.definition;
    let stuck: Step | undefined;
    for (let index = alsoFailed ? failed : failed - 1; index >= 0; index--) {
      const step = steps[index]!;
      if (!step.compensation) continue;
      const line = await this.ensure('compensation', index);
      if (line.type === 'failed') stuck = step;
    }
    const outcome: Outcome = stuck
      ? { id: this.id, status: 'stuck', step: stuck.name }
      : { id: this.id, status: 'compensated', failedStep: steps[failed]!.name };
    return this.end(outcome);
  }

  /** Returns the line that says how a call ended, after making the call if there is none. */
  private async ensure(kind: Kind, step: number): Promise<LogLine> {
    const of = (line: LogLine) => line.kind === kind && line.step === step;
    const known = this.lines.find((line) => of(line) && line.type !== 'intent');
    if (known) return known;
    let unknown = this.lines.some(of);
    if (!unknown) await this.write({ id: this.id, type: 'intent', kind, step });
    const { maxAttempts, baseMs, capMs } = this.env.retry;
    for (let tries = 1; ; tries++) {
      const failure = await this.attempt(kind, step);
      if ('result' in failure) return this.write({ id: this.id, type: 'ok', kind, step, result: failure.result });
      unknown ||= !failure.definite;
      if (!failure.retryable || tries === maxAttempts) return this.write({ id: this.id, type: 'failed', kind, step, unknown });
      await this.env.sleep(this.env.random() * Math.min(capMs, baseMs * 2 ** (tries - 1)));
    }
  }

  private async attempt(
    kind: Kind,
    index: number,
  ): Promise<{ readonly result: unknown } | { readonly definite: boolean; readonly retryable: boolean }> {
    const step = this.definition.steps[index]!;
    // The failed step stands after the last that is done, so its own result is not among them.
    const done = this.lines.filter((line) => line.kind === 'action' && line.type === 'ok').length;
    const context = {
      key: JSON.stringify({ saga: this.id, kind, index }),
      sagaId: this.id,
      input: this.input,
      results: this.results(done),
    };
    try {
      const result = kind === 'action' ? await step.action(context) : await step.compensation!(context);
      return { result: result === undefined ? null : result };
    } catch (thrown) {
      const error = (thrown ?? {}) as { definite?: unknown; retryable?: unknown };
      return { definite: error.definite === true, retryable: error.retryable === true };
    }
  }

  private results(count: number): Record<string, unknown> {
    const results: Record<string, unknown> = {};
    for (const line of this.lines) {
      if (line.type === 'ok' && line.kind === 'action' && line.step! < count)
        results[this.definition.steps[line.step!]!.name] = line.result;
    }
    return results;
  }

  private async write(line: LogLine): Promise<LogLine> {
    await this.env.log.append(line);
    this.lines.push(line);
    return line;
  }

  private async end(outcome: Outcome): Promise<Outcome> {
    await this.write({ id: this.id, type: 'end', outcome });
    return outcome;
  }
}

/** Creates a coordinator that notes what it is about to do and how it went. */
export function createCoordinator(env: SagaEnv): Coordinator {
  const finished: Record<string, Promise<Outcome>> = Object.create(null);
  const definitions = new Map(env.definitions.map((one) => [one.name, one]));

  return {
    run(name, id, input) {
      const definition = definitions.get(name);
      if (!definition) throw new RangeError(`unknown definition ${name}`);
      finished[id] ??= (async () => {
        const line: LogLine = { id, type: 'begin', definition: name, input };
        await env.log.append(line);
        return new Run(env, definition, [line]).finish();
      })();
      return finished[id];
    },
    async recover() {
      const byId = Map.groupBy((await env.log.read()) as readonly LogLine[], (line) => line.id);
      const open: Run[] = [];
      for (const [id, lines] of byId) {
        const run = new Run(env, definitions.get(lines[0]!.definition!)!, lines);
        if (!run.outcome) open.push(run);
        finished[id] = run.finish();
      }
      return Promise.all(open.map((run) => finished[run.id]!));
    },
  };
}
