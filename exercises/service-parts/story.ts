import type { HistoryEvent, Outcome, ServiceRun } from '../../src/sim/service/index.ts';

/** A line of a story: something that happened, for the swimlane and its list. JSON. */
export interface StoryRow {
  readonly atMicros: number;
  readonly kind: Exclude<HistoryEvent['kind'], 'draw'> | 'end';
  /** Index of the lane on the far side of it; callers are lane 0, the component 1, services from 2. */
  readonly lane: number;
  /** Joins a call with its settling, a service call with its effect and answer. */
  readonly id?: string;
  /** Source or a few words, for the drawing. */
  readonly text: string;
  /** A sentence. */
  readonly sentence: string;
  /** What it is in a list of calls, where the text is what it gave: `get("a") settles`. */
  readonly title?: string;
  readonly fails?: true;
}

/** What a story calls things. */
export interface StoryNames {
  /** The component that the learner writes: "the reader". */
  readonly component: string;
  /** Lanes of services, with the functions of `env` that each stands for. */
  readonly services: readonly { readonly title: string; readonly functions: readonly string[] }[];
  /** How the component is made, as source text. */
  setup(run: ServiceRun): string;
  /** Kinds of events that would hide what matters, such as sleeps of a component that sleeps all the time; told only where the rule breaks. */
  readonly leavesOut?: readonly HistoryEvent['kind'][];
}

/** Returns the headings of the lanes. */
export function lanesOf({ component, services }: StoryNames): string[] {
  return ['Callers', component.replace(/^the /, '').replace(/^./, (first) => first.toUpperCase()), ...services.map(({ title }) => title)];
}

/** Tells the first events of a run, up to and with the one of this index, as rows. Draws are left out. */
export function storyOf({ history, schedule }: ServiceRun, last: number, names: StoryNames): StoryRow[] {
  const teller = new Teller(names, (call) => schedule.calls[call]?.caller);
  const rows: StoryRow[] = [];
  history.slice(0, last + 1).forEach((event, index) => {
    const row = teller.row(event);
    // The very event that breaks the rule is told, whatever it is.
    if (row && index !== last && names.leavesOut?.includes(event.kind)) return;
    if (row) rows.push(row);
    else if (index === last) rows.push({ atMicros: event.atMicros, kind: 'end', lane: 1, text: '', sentence: 'Here it goes wrong.' });
  });
  return rows;
}

class Teller {
  private readonly names: StoryNames;
  private readonly callerOf: (call: number) => string | undefined;
  private readonly calls = new Map<number, string>();

  constructor(names: StoryNames, callerOf: (call: number) => string | undefined) {
    this.names = names;
    this.callerOf = callerOf;
  }

  row(event: HistoryEvent): StoryRow | undefined {
    const { atMicros, kind } = event;
    const { component } = this.names;
    const row = (lane: number, text: string, sentence: string, more: Partial<StoryRow> = {}): StoryRow => ({
      atMicros,
      kind: kind === 'draw' ? 'end' : kind,
      lane,
      text,
      sentence,
      ...more,
    });
    switch (event.kind) {
      case 'start':
        if (event.life === 0) return undefined;
        return row(1, 'restart', `A new ${component.replace(/^the /, '')} is made. It remembers nothing.`);
      case 'call': {
        const source = `${event.spec.method}(${argsText(event.spec.args)})`;
        this.calls.set(event.call, source);
        return row(0, source, `${this.who(event.call)} calls ${source}.`, { id: `call ${event.call}` });
      }
      case 'cancel':
        return row(0, 'cancel', `${this.who(event.call)} turns away from ${this.calls.get(event.call)}.`, { id: `call ${event.call}` });
      case 'settle':
        return row(0, ...this.settled(event));
      case 'serviceCall':
        return row(this.lane(event.service), ...called(event, component));
      case 'serviceEffect': {
        const gives = effectText(event);
        return row(this.lane(event.service), gives, `${callText(event)} takes effect: ${gives}.`, {
          id: `operation ${event.operation}`,
          title: `${callText(event)} takes effect`,
        });
      }
      case 'serviceAnswer': {
        const text = outcomeText(event.outcome);
        const isFailed = event.outcome.kind === 'rejected';
        const verb = event.isThrown ? 'throws at once' : isFailed ? 'is answered with an error' : 'is answered';
        const sentence = `${callText(event)} ${verb}: ${text}.`;
        return row(this.lane(event.service), text, sentence, {
          id: `operation ${event.operation}`,
          title: `${callText(event)} is answered`,
          ...(isFailed && { fails: true }),
        });
      }
      case 'note': {
        const source = `${event.service}(${argsText(event.args ?? [])})`;
        return row(this.lane(event.service), source, `${sentenceCase(component)} says ${source}.`);
      }
      case 'sleep':
        return row(1, `sleep ${millis(event.micros)} ms`, `${sentenceCase(component)} goes to sleep for ${millis(event.micros)} ms.`);
      case 'wake':
        return row(1, 'wakes', `${sentenceCase(component)} has slept enough.`);
      case 'crash':
        return row(1, 'crash', `${sentenceCase(component)} crashes. All that it had under way is gone.`);
      case 'draw':
        return undefined;
    }
  }

  private who(call: number): string {
    return sentenceCase(this.callerOf(call) ?? 'a caller');
  }

  private lane(service: string): number {
    return (
      2 +
      Math.max(
        0,
        this.names.services.findIndex(({ functions }) => functions.includes(service)),
      )
    );
  }

  private settled(event: Extract<HistoryEvent, { kind: 'settle' }>): [string, string, Partial<StoryRow>] {
    const caller = this.callerOf(event.call);
    const source = `${caller === undefined ? '' : `${sentenceCase(caller)}: `}${this.calls.get(event.call) ?? 'a call'}`;
    const id = `call ${event.call}`;
    if (event.how === 'rejected' || event.how === 'threw') {
      const verb = event.how === 'threw' ? 'throws' : 'rejects';
      return [
        verb,
        `${source} ${verb}${event.words ? `: ${event.words.replace(/\.$/, '')}` : ''}.`,
        { id, title: `${source} settles`, fails: true },
      ];
    }
    const text = event.isUnreadable ? 'something else' : valueText(event.value);
    return [text, `${source} ${event.how === 'returned' ? 'returns' : 'resolves to'} ${text}.`, { id, title: `${source} settles` }];
  }
}

type ServiceEvent = { readonly service: string; readonly args: readonly unknown[] | null };

function called(event: Extract<HistoryEvent, { kind: 'serviceCall' }>, component: string): [string, string, Partial<StoryRow>] {
  const source = callText(event);
  return [source, `${sentenceCase(component)} calls ${source}.`, { id: `operation ${event.operation}` }];
}

function callText({ service, args }: ServiceEvent): string {
  return `${service}(${args === null ? 'no JSON' : argsText(args)})`;
}

function effectText(event: Extract<HistoryEvent, { kind: 'serviceEffect' }>): string {
  return event.outcome.kind === 'resolved' && event.outcome.value === undefined && event.args.length > 1
    ? `${valueText(event.args[0])} is ${valueText(event.args[1])}`
    : outcomeText(event.outcome);
}

function outcomeText(outcome: Outcome): string {
  return outcome.kind === 'resolved' ? valueText(outcome.value) : outcome.message;
}

function argsText(args: readonly unknown[]): string {
  return args.map(valueText).join(', ');
}

/** Returns a value as source text of at most 60 characters. */
export function valueText(value: unknown): string {
  const text = value === undefined ? 'undefined' : JSON.stringify(value);
  return text.length > 60 ? `${text.slice(0, 59)}…` : text;
}

function millis(micros: number): number {
  return Math.round(micros / 100) / 10;
}

function sentenceCase(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
