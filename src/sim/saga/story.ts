/** How a call ended, for people. */
export type CallEnd =
  | 'ok'
  | 'refused'
  | 'busy'
  /** The answer was lost; `applied` says whether the effect is there. */
  | 'lost'
  | 'threw'
  /** The coordinator crashed while it was under way. */
  | 'crash';

/** One thing that happened, for the swimlane: a line of the drawing and a sentence. JSON. */
export type StoryRow = { readonly atMs: number } & (
  | { readonly kind: 'start'; readonly life: number; readonly records: number }
  | { readonly kind: 'run'; readonly saga: string; readonly definition: string; readonly again: boolean }
  | { readonly kind: 'recover' }
  | {
      readonly kind: 'call';
      readonly saga: string;
      readonly step: string;
      readonly compensates: boolean;
      /** Which try in this life, from 1. */
      readonly attempt: number;
      readonly key: string;
      /** Absent while it is under way. */
      end?: CallEnd;
      /** Whether this try reached the service. */
      applied?: boolean;
      /** Whether the service had applied the key before, and did nothing more. */
      repeated?: boolean;
    }
  | {
      readonly kind: 'append';
      /** JSON, cut to 200 characters. */
      readonly record: string;
      /** Absent while it is under way. */
      fate?: 'kept' | 'rejected' | 'lostInCrash' | 'keptInCrash' | 'refused';
      delayed?: boolean;
    }
  | { readonly kind: 'read'; readonly records: number }
  | { readonly kind: 'sleep'; readonly ms: number }
  | {
      readonly kind: 'settle';
      readonly what: 'run' | 'recover';
      readonly saga: string;
      readonly how: 'resolved' | 'rejected';
      /** JSON of the outcome, or words. */
      readonly text: string;
    }
  | { readonly kind: 'crash'; readonly why: 'fault' | 'end' | 'logFailed' }
  /** The end of the story, where nothing more happens. */
  | { readonly kind: 'end'; readonly text: string }
);

/** Returns the name by which a step's call goes in drawings: `pay`, `undo pay`. */
export function callName(step: string, compensates: boolean): string {
  return compensates ? `undo ${step}` : step;
}

/** Returns a sentence that says what a row shows. */
export function describeRow(row: StoryRow): string {
  switch (row.kind) {
    case 'start':
      if (row.life === 0) return 'A coordinator is made, with an empty log.';
      return `A new coordinator is made. It knows nothing but the log, which holds ${row.records === 1 ? '1 record' : `${row.records} records`}.`;
    case 'run':
      return `${row.again ? 'Once more, run' : 'Run'} is called for the saga ${quoted(row.saga)} (${row.definition}).`;
    case 'recover':
      return 'Recover is called.';
    case 'call':
      return describeCall(row);
    case 'append':
      return describeAppend(row);
    case 'read':
      return `The coordinator reads the log: ${row.records === 1 ? '1 record' : `${row.records} records`}.`;
    case 'sleep':
      return `It has slept for ${round(row.ms)} ms.`;
    case 'settle': {
      const of = row.what === 'run' ? `run of ${quoted(row.saga)}` : 'recover';
      return row.how === 'resolved' ? `The call of ${of} resolves to ${row.text}.` : `The call of ${of} rejects: ${row.text}.`;
    }
    case 'crash':
      if (row.why === 'logFailed') return 'The log failed, so the coordinator is restarted.';
      return row.why === 'end'
        ? 'All is settled; the coordinator crashes and is restarted.'
        : 'The coordinator crashes: all that it had under way is gone.';
    case 'end':
      return row.text;
  }
}

function describeCall(row: Extract<StoryRow, { kind: 'call' }>): string {
  const what = row.compensates ? `The compensation of ${quoted(row.step)}` : `The action of ${quoted(row.step)}`;
  const attempt = row.attempt > 1 ? `, try ${row.attempt},` : '';
  const effect = row.repeated
    ? 'the service knew the key and did nothing more'
    : row.applied
      ? 'the effect is there'
      : 'the effect is not there';
  switch (row.end) {
    case undefined:
      return `${what}${attempt} is called for ${quoted(row.saga)}.`;
    case 'ok':
      return `${what}${attempt} succeeds for ${quoted(row.saga)}${row.repeated ? ': the service knew the key and did nothing more' : ''}.`;
    case 'refused':
      return `${what}${attempt} fails for ${quoted(row.saga)}: definitely not done, and trying again cannot help.`;
    case 'busy':
      return `${what}${attempt} fails for ${quoted(row.saga)}: definitely not done, but trying again may help.`;
    case 'lost':
      return `${what}${attempt} is called for ${quoted(row.saga)}, and its answer is lost. In truth ${effect}; the coordinator cannot know.`;
    case 'threw':
      return `${what}${attempt} throws something that says nothing. In truth ${effect}; the coordinator cannot know.`;
    default:
      return `${what}${attempt} is under way for ${quoted(row.saga)} when the coordinator crashes. In truth ${effect}.`;
  }
}

function describeAppend(row: Extract<StoryRow, { kind: 'append' }>): string {
  const record = `the record ${row.record}`;
  switch (row.fate) {
    case undefined:
      return `The coordinator appends ${record}${row.delayed ? '; this takes long' : ''}.`;
    case 'kept':
      return `The log keeps ${record}${row.delayed ? ', after a long time' : ''}.`;
    case 'rejected':
      return `The log rejects ${record} and keeps nothing.`;
    case 'lostInCrash':
      return `The coordinator crashes while it appends ${record}, which is not kept.`;
    case 'keptInCrash':
      return `The coordinator crashes while it appends ${record}, which is kept all the same.`;
    default:
      return 'The log refuses a record that is no JSON value, or is longer than 16,384 characters.';
  }
}

function quoted(text: string): string {
  return `“${text}”`;
}

function round(ms: number): number {
  return Math.round(ms * 10) / 10;
}
