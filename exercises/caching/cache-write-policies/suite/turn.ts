import { sameJson, type ServiceCallEvent, type SettleEvent } from '../../../../src/sim/service/index.ts';
import type { Breach } from '../../../service-parts/breach.ts';
import { valueText } from '../../../service-parts/story.ts';
import type { Batch } from '../../../service-parts/batches.ts';
import type { Kind } from './kinds.ts';

/** How a call may settle. */
export interface Settles {
  /** Absent: it may settle now, and need not. */
  readonly must?: Kind;
  /** "to resolve to 2". */
  readonly text: string;
  readonly isRight: (event: SettleEvent) => boolean;
  /** What is broken when it settles otherwise. */
  readonly wrong: (event: SettleEvent) => Kind;
}

/** A write of the store that may be made. */
export interface Write {
  readonly key: string;
  readonly value: unknown;
}

/** What the cache may and must do about one thing that was done to it. */
export class Turn {
  readonly settles = new Map<number, Settles>();
  /** One read of this key; `must`: what is broken without it. */
  read: { readonly key: string; readonly must?: Kind } | undefined;
  /** One write out of these; `must`: what is broken without it. */
  write: { readonly oneOf: readonly Write[]; readonly must?: Kind; readonly begin: (write: Write, operation: number) => void } | undefined;
  otherRead: Kind = 'reads';
  otherWrite: (key: string) => Kind = () => 'writes';
  otherSettle: (call: number) => Kind = () => 'reads';
  /** The operation of the read that was made. */
  readOperation: number | undefined;
  /** The calls that have settled. */
  readonly settled = new Set<number>();
  private readonly sources: ReadonlyMap<number, string>;

  /** `sources`: the calls as source text. */
  constructor(sources: ReadonlyMap<number, string>) {
    this.sources = sources;
  }

  /** Holds what the cache did against what it may and must do. */
  judge({ stimulus, acts }: Batch): Breach<Kind> | undefined {
    for (const { event, index } of acts) {
      const breach =
        event.kind === 'settle'
          ? this.takeSettle(event, index)
          : event.kind !== 'serviceCall'
            ? undefined
            : event.service === 'store.read'
              ? this.takeRead(event, index)
              : this.takeWrite(event, index);
      if (breach) return breach;
    }
    return this.missing((acts.at(-1) ?? stimulus).index);
  }

  private missing(event: number): Breach<Kind> | undefined {
    const { read, write } = this;
    const actual = 'no such call';
    if (write?.must) return { kind: write.must, event, expected: writesText(write.oneOf), actual };
    if (read?.must) return { kind: read.must, event, expected: callText('store.read', [read.key]), actual };
    for (const [call, { must, text }] of this.settles) {
      if (!must || this.settled.has(call)) continue;
      const source = this.sources.get(call);
      return { kind: must, event, expected: `${source} ${text} at once`, actual: `${source} does not settle` };
    }
    return undefined;
  }

  private takeRead({ operation, args }: ServiceCallEvent, event: number): Breach<Kind> | undefined {
    const { read } = this;
    if (read && args?.[0] === read.key) {
      this.read = undefined;
      this.readOperation = operation;
      return undefined;
    }
    const expected = read ? callText('store.read', [read.key]) : 'no read here';
    return { kind: read ? 'reads' : this.otherRead, event, expected, actual: callText('store.read', args) };
  }

  private takeWrite({ operation, args, service }: ServiceCallEvent, event: number): Breach<Kind> | undefined {
    const { write } = this;
    const found = write?.oneOf.find(({ key, value }) => args !== null && args[0] === key && sameJson(args[1], value));
    if (write && found) {
      this.write = undefined;
      write.begin(found, operation);
      return undefined;
    }
    const expected = write ? writesText(write.oneOf) : 'no write here';
    return { kind: this.otherWrite(String(args?.[0])), event, expected, actual: callText(service, args) };
  }

  private takeSettle(event: SettleEvent, index: number): Breach<Kind> | undefined {
    const one = this.settles.get(event.call);
    const source = this.sources.get(event.call);
    const actual = gaveText(event);
    this.settled.add(event.call);
    if (!one) return { kind: this.otherSettle(event.call), event: index, expected: `${source} to wait for the store`, actual };
    if (event.how === 'returned' || event.how === 'threw')
      return { kind: one.must ?? one.wrong(event), event: index, expected: 'a promise', actual };
    return one.isRight(event) ? undefined : { kind: one.wrong(event), event: index, expected: `${source} ${one.text}`, actual };
  }
}

/** Returns how a call settles that resolves to no matter what, or rejects with the error of one of these operations. */
export function ends(kind: Kind, errorOf: readonly number[] = []): Settles {
  const isFailed = errorOf.length > 0;
  return {
    must: kind,
    text: isFailed ? 'to reject with the error of the store' : 'to resolve',
    isRight: (event) => (isFailed ? event.how === 'rejected' && errorOf.includes(event.errorOf ?? -1) : event.how === 'resolved'),
    wrong: () => kind,
  };
}

/** Returns whether a call resolved to one of these values. */
export function resolvedTo(event: SettleEvent, values: readonly unknown[]): boolean {
  return event.how === 'resolved' && !event.isUnreadable && values.some((value) => sameJson(value, event.value));
}

function writesText(writes: readonly Write[]): string {
  return writes.map(({ key, value }) => callText('store.write', [key, value])).join(' or ');
}

function callText(service: string, args: readonly unknown[] | null): string {
  return `${service}(${args === null ? 'no JSON' : args.map(valueText).join(', ')})`;
}

function gaveText({ how, value, isUnreadable, words }: SettleEvent): string {
  if (how === 'rejected' || how === 'threw') return `it ${how === 'threw' ? 'throws' : 'rejects'}: ${words ?? ''}`;
  return `it ${how === 'returned' ? 'returns' : 'resolves to'} ${isUnreadable ? 'something that is no JSON' : valueText(value)}`;
}
