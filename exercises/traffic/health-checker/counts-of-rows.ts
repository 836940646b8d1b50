import type { StoryRow } from '../../service-parts/story.ts';
import type { HealthCheckerOptions } from './contract.ts';
import { Members, type Member } from './suite/members.ts';

/** A backend as a right checker would know it at some point of a story. */
export interface KnownBackend extends Member {
  /** Results in a row at which it changes sides. */
  readonly threshold: number;
  /** When the probe under way is given up; absent: there is none. */
  readonly limitMs?: number;
}

const setupPattern = /\bbackends: (\[.*\]), intervalMs: (\d+), timeoutMs: (\d+), fall: (\d+), rise: (\d+), maxEjected: (\d+) \}/;

/** Reads the options from the text that says how the checker was made; undefined where they are not there. */
export function optionsOf(setup: string): HealthCheckerOptions | undefined {
  const found = setupPattern.exec(setup);
  if (!found) return undefined;
  const [intervalMs, timeoutMs, fall, rise, maxEjected] = found.slice(2).map(Number) as [number, number, number, number, number];
  try {
    return { backends: JSON.parse(found[1]!) as string[], intervalMs, timeoutMs, fall, rise, maxEjected };
  } catch {
    return undefined;
  }
}

/** Follows a story up to a row and returns what would be known of each backend then; undefined where the beginning is not told. */
export function countsOfRows(rows: readonly StoryRow[], current: number, options: HealthCheckerOptions): KnownBackend[] | undefined {
  if (rows[0]?.text !== 'start()') return undefined;
  const members = new Members(options);
  let probes: { readonly operation: string; readonly id: string; readonly limitMs: number }[] = [];
  for (const { kind, id: operation = '', text, fails, atMicros } of rows.slice(0, current + 1)) {
    for (const { id } of probes.filter(({ limitMs }) => limitMs * 1000 <= atMicros)) members.probed(id, false);
    probes = probes.filter(({ limitMs }) => limitMs * 1000 > atMicros);
    if (kind === 'serviceCall') probes.push({ operation, id: String(argsOf(text)[0]), limitMs: atMicros / 1000 + options.timeoutMs });
    const answered = kind === 'serviceAnswer' && probes.find((probe) => probe.operation === operation);
    if (answered) {
      probes = probes.filter((probe) => probe !== answered);
      members.probed(answered.id, fails !== true);
    }
    if (kind === 'call' && text.startsWith('report(')) {
      const [id, ok] = argsOf(text);
      members.reported(String(id), ok === true);
    }
  }
  return members.states().map((member) => {
    const probe = probes.find(({ id }) => id === member.id);
    return { ...member, threshold: member.isIn ? options.fall : options.rise, ...(probe && { limitMs: probe.limitMs }) };
  });
}

/** The arguments of a call's source text. */
function argsOf(source: string): readonly unknown[] {
  try {
    return JSON.parse(`[${source.slice(source.indexOf('(') + 1, -1)}]`) as unknown[];
  } catch {
    return [];
  }
}
