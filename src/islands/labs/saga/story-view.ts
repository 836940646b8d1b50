import type { StoryRow } from '../../../sim/saga/story.ts';
import type { SagaStory } from './story-run.ts';

/** What is true of a step at some point of the story, whatever the coordinator knows. */
export type StepTruth = 'not done' | 'done' | 'undone';

/** Returns what is true of each step after the first `count` rows, by step name. */
export function truthAfter(story: SagaStory, count: number): ReadonlyMap<string, StepTruth> {
  const truth = new Map<string, StepTruth>();
  for (const row of story.rows.slice(0, count)) {
    if (row.kind !== 'call' || row.applied !== true) continue;
    // A service that has undone a step takes it for undone, also where it was never done.
    truth.set(row.step, row.compensates ? 'undone' : 'done');
  }
  return truth;
}

/** Counts the steps whose compensation is called. */
export function countCompensations({ rows }: SagaStory): number {
  return new Set(rows.flatMap((row) => (row.kind === 'call' && row.compensates ? [row.step] : []))).size;
}

/** A record of the log as the drawing names it, such as "begin pay". */
export function recordName(text: string): string {
  try {
    const record = JSON.parse(text) as { readonly type?: string; readonly step?: string };
    return record.step === undefined ? (record.type ?? text) : `${record.type ?? ''} ${record.step}`;
  } catch {
    // Long records are cut short in stories: their type comes first.
    return /"type":"(\w+)"/.exec(text)?.[1] ?? 'record';
  }
}

/** What a row is drawn as, shortly. */
export function markOf(row: StoryRow): string {
  switch (row.kind) {
    case 'call':
      return `${row.compensates ? 'undo' : 'do'}${row.attempt > 1 ? ` (${row.attempt})` : ''} ${endMark(row.end, row.repeated === true)}`;
    case 'append':
      return `${recordName(row.record)}${row.fate === 'lostInCrash' ? ' lost' : ''}`;
    case 'sleep':
      return `waits ${Math.round(row.ms)} ms`;
    case 'run':
      return 'run';
    case 'recover':
      return 'recover';
    case 'read':
      return 'read';
    case 'settle':
      return 'told';
    case 'start':
      return row.life === 0 ? 'start' : 'new start';
    case 'crash':
      return 'crash';
    case 'end':
      return 'end';
  }
}

function endMark(end: Extract<StoryRow, { kind: 'call' }>['end'], isRepeated: boolean): string {
  switch (end) {
    case 'ok':
      return isRepeated ? '✓ known' : '✓';
    case 'refused':
      return '✗';
    case 'busy':
      return '✗ busy';
    case 'lost':
      return '? lost';
    case 'threw':
      return '?';
    case 'crash':
      return '… crash';
    case undefined:
      return '…';
  }
}
