import type { NumberField } from './number-fields.ts';

/** A change of the number of nodes that data is spread over. */
export interface Resize {
  /** Nodes before and after, whole numbers from 1. */
  readonly from: number;
  readonly to: number;
}

/** What a resize costs under one way of placing rows. */
export interface ResizeCost {
  readonly name: string;
  /** Share of the rows that change their node, 0 to 1. */
  readonly moved: number;
  /** The most that one node takes in, as a share of all rows. */
  readonly busiest: number;
}

/** Partitions of the way with a fixed number of them. */
export const fixedPartitions = 1024;

/** The data in the figure, in bytes, and what a node takes in beside its work, in bytes a second. */
export const figureBytes = 10e12;
export const nodeBytesPerSecond = 100e6;

/** What the figure shows first. */
export const resizeDefaults: Resize = { from: 10, to: 11 };

/** The fields of the figure. */
export const resizeFields: readonly NumberField[] = [
  { name: 'from', label: 'Nodes before', value: resizeDefaults.from, least: 1, most: 256, whole: true },
  { name: 'to', label: 'Nodes after', value: resizeDefaults.to, least: 1, most: 256, whole: true },
];

/**
 * Returns the share of rows that hash mod n moves: a row stays where both remainders agree, which they do for min(from, to) of every
 * lcm(from, to) hashes (Chinese remainder theorem).
 */
export function movedByModulo({ from, to }: Resize): number {
  return 1 - (Math.min(from, to) * greatestCommonDivisor(from, to)) / (from * to);
}

/** Returns the least share that must move for equal shares afterwards: what newcomers take, or what those that go leave behind. */
export function leastMoved({ from, to }: Resize): number {
  return Math.abs(to - from) / Math.max(from, to);
}

/**
 * Returns the share of whole partitions that must move when a fixed number of them is dealt out as evenly as can be, before and after.
 * The nodes that stay keep as many as they may.
 */
export function movedInPartitions({ from, to }: Resize, partitions = fixedPartitions): number {
  const before = evenShares(partitions, from);
  const after = evenShares(partitions, to);
  // Both lists fall, so that a node with one more before may keep it where one more is allowed.
  const kept = before.reduce((sum, count, node) => sum + Math.min(count, after[node] ?? 0), 0);
  return 1 - kept / partitions;
}

function evenShares(partitions: number, nodes: number): number[] {
  return Array.from({ length: nodes }, (_, node) => Math.floor(partitions / nodes) + (node < partitions % nodes ? 1 : 0));
}

function greatestCommonDivisor(a: number, b: number): number {
  return b === 0 ? a : greatestCommonDivisor(b, a % b);
}

/** Compares the ways. A node that joins is filled with its whole share in each of them. */
export function compareResize(resize: Resize): readonly ResizeCost[] {
  const { from, to } = resize;
  const leastBusy = to > from ? 1 / to : 1 / to - 1 / from;
  // A node that stays keeps one of every lcm(from, to) hashes.
  const moduloBusy = to > from ? 1 / to : 1 / to - greatestCommonDivisor(from, to) / (from * to);
  return [
    { name: 'hash mod n', moved: movedByModulo(resize), busiest: moduloBusy },
    { name: '1,024 partitions', moved: movedInPartitions(resize), busiest: busiestInPartitions(resize) },
    { name: 'The least', moved: leastMoved(resize), busiest: leastBusy },
  ];
}

function busiestInPartitions({ from, to }: Resize): number {
  const before = evenShares(fixedPartitions, from);
  const gains = evenShares(fixedPartitions, to).map((count, node) => count - (before[node] ?? 0));
  return Math.max(0, ...gains) / fixedPartitions;
}

/** Returns how long the node that takes in most needs for it, in hours. */
export function hoursToMove({ busiest }: ResizeCost): number {
  return (busiest * figureBytes) / nodeBytesPerSecond / 3600;
}

/** Writes the rows of the table; all texts are ours, so nothing needs escaping. */
export function renderResizeRows(resize: Resize): string {
  const least = leastMoved(resize);
  const tera = (share: number): string => ((Math.max(0, share) * figureBytes) / 1e12).toFixed(2);
  return compareResize(resize)
    .map((cost) => {
      const cells = [`${(cost.moved * 100).toFixed(1)}%`, tera(cost.moved), tera(cost.moved - least), hoursToMove(cost).toFixed(1)];
      return `<tr><th scope="row">${cost.name}</th>${cells.map((cell) => `<td>${cell}</td>`).join('')}</tr>`;
    })
    .join('');
}

/** Says which resize a table shows. */
export function describeResize({ from, to }: Resize): string {
  return (
    `From ${from} to ${to} nodes, 10 TB in all. Moved: share of the rows, and TB. For nothing: TB moved beyond the least. ` +
    'Hours: until the node that takes in most has it all, at 100 MB a second. The least: what exactly equal shares require.'
  );
}
