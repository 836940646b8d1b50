import { clip } from '../../replay-parts/clip.ts';

/** A key asked for so far: its place on the ring, its owner now as far as is known, and its owner by an older answer where that is another. */
export interface KeyView {
  readonly key: string;
  readonly place: number;
  readonly owner?: string;
  readonly earlier?: string;
}

/** A node of the ring; what it holds and may hold is there with bounded loads only. */
export interface NodeView {
  readonly node: string;
  readonly weight: number;
  readonly held?: number;
  readonly cap?: number;
}

/** What is known of one ring after a call on it. */
export interface RingView {
  readonly ring: number;
  readonly nodes: readonly NodeView[];
  readonly keys: readonly KeyView[];
  readonly asked?: string;
  readonly list?: readonly string[];
  readonly possible?: readonly string[];
}

/** Reads the state of a counterexample's step; undefined when there is none or it has another shape. */
export function readState(state: unknown): RingView | undefined {
  if (typeof state !== 'object' || state === null) return undefined;
  const { ring, nodes, keys } = state as Partial<RingView>;
  if (typeof ring !== 'number' || !Array.isArray(nodes) || !Array.isArray(keys)) return undefined;
  const isNode = (one: Partial<NodeView> | null) => typeof one?.node === 'string' && typeof one.weight === 'number';
  const isKey = (one: Partial<KeyView> | null) => typeof one?.key === 'string' && typeof one.place === 'number';
  return nodes.every(isNode) && keys.every(isKey) ? (state as RingView) : undefined;
}

const namedNodes = 8;
const namedMoves = 5;

/** Says in a few sentences what is known of a ring after a call: its nodes, what the call asked, which keys moved, and what is held. */
export function describeView(view: RingView, differs: boolean): string {
  return [describeNodes(view), ...describeAsked(view, differs), ...describeMoves(view), ...describeLoads(view)].join(' ');
}

function describeNodes({ ring, nodes }: RingView): string {
  const name = ring === 0 ? 'The ring' : 'The second ring';
  if (nodes.length === 0) return `${name} is empty.`;
  const texts = nodes.map(({ node, weight }) => (weight === 1 ? quoted(node) : `${quoted(node)} (weight ${weight})`));
  return `${name} has ${nodes.length === 1 ? 'one node' : `${nodes.length} nodes`}: ${listed(texts, namedNodes)}.`;
}

function describeAsked({ asked, list = [], possible = [], nodes }: RingView, differs: boolean): string[] {
  if (asked === undefined || nodes.length === 0) return [];
  const sentences: string[] = [];
  if (differs && possible.length > 0 && possible.length < nodes.length) {
    sentences.push(
      `By the answers before this one, the owner of ${quoted(asked)} can only be ${listed(possible.map(quoted), namedNodes, 'or')}.`,
    );
  }
  if (list.length > 0) {
    sentences.push(`Its list, as far as it was asked for: ${listed(list.map(quoted), namedNodes, 'then')}.`);
  }
  return sentences;
}

function describeMoves({ keys }: RingView): string[] {
  const moved = keys.filter(({ owner, earlier }) => owner !== undefined && earlier !== undefined);
  if (moved.length === 0) return [];
  const texts = moved.map(({ key, owner, earlier }) => `${quoted(key)} from ${quoted(earlier!)} to ${quoted(owner!)}`);
  return [`Moved since it was asked for last: ${listed(texts, namedMoves)}.`];
}

function describeLoads({ nodes }: RingView): string[] {
  const bounded = nodes.filter(({ cap }) => cap !== undefined);
  if (bounded.length === 0) return [];
  return [
    `Held, of the bound: ${listed(
      bounded.map(({ node, held, cap }) => `${quoted(node)} ${held} of ${cap}`),
      namedNodes,
    )}.`,
  ];
}

function quoted(text: string): string {
  return clip(JSON.stringify(text), 24);
}

/** Joins texts with commas and a last word, leaving out all but the first few. */
function listed(texts: readonly string[], most: number, last = 'and'): string {
  if (texts.length > most) return `${texts.slice(0, most).join(', ')} and ${texts.length - most} more`;
  return texts.length > 1 ? `${texts.slice(0, -1).join(', ')} ${last} ${texts.at(-1)!}` : (texts[0] ?? '');
}
