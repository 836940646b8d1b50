import { clip } from '../../replay-parts/clip.ts';
import type { PartState, SystemState } from './suite/states.ts';

export type { PartState, SystemState };

const daysShown = 30;
const minutesPerDay = 1440;
/** Components and parts named at most in a caption. */
const mostNamed = 10;

/** Reads the state of a counterexample's step; undefined when there is none or it has another shape. */
export function readState(state: unknown): SystemState | undefined {
  if (typeof state !== 'object' || state === null) return undefined;
  const { model, asked, parts, stations, links, targets, singlePoints, entry } = state as Partial<SystemState>;
  const areLists = [parts, stations, links, targets, singlePoints].every((one) => Array.isArray(one));
  if (!areLists || typeof model !== 'number' || typeof asked !== 'string' || typeof entry !== 'string') return undefined;
  const isPart = (one: Partial<PartState> | null) => typeof one?.depth === 'number' && typeof one.availability === 'number';
  const isStation = (one: { id?: unknown } | null) => typeof one?.id === 'string';
  return parts!.every(isPart) && stations!.every(isStation) ? (state as SystemState) : undefined;
}

/** A part of a requirement with those inside it. */
export interface Block {
  readonly part: PartState;
  readonly inside: readonly Block[];
}

/** Builds the tree of a list of parts, each of which belongs to the last gate before it that is less deep. Undefined for no parts. */
export function blockOf(parts: readonly PartState[]): Block | undefined {
  const open: { part: PartState; inside: Block[] }[] = [];
  let whole: Block | undefined;
  for (const part of parts) {
    const block = { part, inside: [] as Block[] };
    while (open.length > 0 && open.at(-1)!.part.depth >= part.depth) open.pop();
    if (whole === undefined) whole = block;
    else open.at(-1)?.inside.push(block);
    if (part.id === undefined) open.push(block);
  }
  return whole;
}

/** Returns the ids that stand at several places of a requirement. */
export function sharedIds(parts: readonly PartState[]): Set<string> {
  const seen = new Set<string>();
  return new Set(parts.flatMap(({ id }) => (id === undefined || seen.size === seen.add(id).size ? (id ?? []) : [])));
}

/** Returns a probability with as many decimals as it has, at most nine. */
export function probabilityText(probability: number): string {
  return trimmed(probability, 9);
}

/** Returns the name of a gate over so many parts: "all", "any of 2", "2 of 3". */
export function gateText(gate: 'all' | 'any' | number, count: number): string {
  if (gate === 'all') return count === 0 ? 'all of none' : 'all';
  return gate === 'any' ? `any of ${count}` : `${gate} of ${count}`;
}

/** Says in a few sentences what is drawn, and what the numbers of a call mean. `actual` is what the code gave where it differs. */
export function describeState(state: SystemState, actual: string | undefined): string {
  if (state.refusal !== undefined) return `This system makes no sense: ${clip(state.refusal, 120)}.`;
  return state.asked === 'singlePoints' ? describeGraph(state) : describeRequirement(state, actual);
}

function describeRequirement({ asked, parts }: SystemState, actual: string | undefined): string {
  const [whole] = parts;
  if (whole === undefined) return 'Nothing is required.';
  const days = `${trimmed((1 - whole.availability) * daysShown * minutesPerDay, 3)} minutes down in ${daysShown} days`;
  const sentences = [`The system is up with a probability of ${probabilityText(whole.availability)}: ${days}.`];
  if (actual !== undefined && /^\d+$/.test(actual)) {
    const given = Number(actual);
    sentences.push(
      asked === 'availability'
        ? `Your code came to ${probabilityText(given / 1e9)}.`
        : `Your code came to ${trimmed(given / 1000, 3)} minutes for the days of this call.`,
    );
  }
  const shared = [...sharedIds(parts)].map(quoted);
  if (shared.length > 0) sentences.push(`At several places, and one component all the same: ${listed(shared)}.`);
  const gates = parts.slice(1).flatMap((part, index) => (part.gate === undefined ? [] : [gateInWords(parts, index + 1)]));
  if (gates.length > 0) sentences.push(`Inside it: ${listed(gates)}.`);
  return sentences.join(' ');
}

/** Says which gate a part is, over what, and how often it is met. */
function gateInWords(parts: readonly PartState[], at: number): string {
  const { depth, gate, availability } = parts[at]!;
  const behind = parts.slice(at + 1);
  const end = behind.findIndex((part) => part.depth <= depth);
  const within = end < 0 ? behind : behind.slice(0, end);
  const nearest = Math.min(...within.map((part) => part.depth));
  const inside = within.filter((part) => part.depth === nearest);
  const names = inside.map((part) => (part.id === undefined ? 'a gate' : quoted(part.id)));
  return `${gateText(gate!, inside.length)}${names.length > 0 ? ` (${listed(names)})` : ''} ${probabilityText(availability)}`;
}

function describeGraph({ entry, stations, targets, singlePoints }: SystemState): string {
  const wanted = [...new Set(targets)].map(quoted);
  const lost = stations.filter(({ distance }) => distance === undefined).map(({ id }) => quoted(id));
  return [
    `Requests come in at ${quoted(entry)}; ${wanted.length === 0 ? 'there is no target' : `${listed(wanted, 'or')} can serve them`}.`,
    singlePoints.length === 0
      ? 'No target can be reached, so there are no single points.'
      : `Every way leads over ${listed(singlePoints.map(quoted))}.`,
    ...(lost.length > 0 ? [`No request reaches ${listed(lost, 'or')}.`] : []),
  ].join(' ');
}

function trimmed(value: number, decimals: number): string {
  const text = value.toFixed(decimals);
  return text.includes('.') ? text.replace(/\.?0+$/, '') : text;
}

function quoted(text: string): string {
  return clip(JSON.stringify(text), 24);
}

/** Joins texts with commas and a last word, leaving out all but the first few. */
function listed(texts: readonly string[], last = 'and'): string {
  if (texts.length > mostNamed) return `${texts.slice(0, mostNamed).join(', ')} and ${texts.length - mostNamed} more`;
  return texts.length > 1 ? `${texts.slice(0, -1).join(', ')} ${last} ${texts.at(-1)!}` : (texts[0] ?? '');
}
