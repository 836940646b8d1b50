import type { Block, DiagramSettings, Group, Part, Path, Place } from './settings.ts';
import { inParallel, inSequence, limits } from './settings.ts';

/** A changed diagram and the piece to select in it. */
export interface Edited {
  readonly settings: DiagramSettings;
  readonly selected: Path;
}

/** Returns the piece at a path, or undefined where there is none. */
export function blockAt(root: Block, path: Path): Block | undefined {
  let block: Block | undefined = root;
  for (const step of path) block = block?.kind === 'place' ? undefined : block?.of[step];
  return block;
}

/** Returns the path to the nearest piece there is: the path itself, or what it is within. */
export function nearestPath(root: Block, path: Path): Path {
  let nearest = path;
  while (!blockAt(root, nearest)) nearest = nearest.slice(0, -1);
  return nearest;
}

/** Returns all pieces with their paths, in the order of the outline. */
export function listBlocks(block: Block, path: Path = []): readonly { readonly block: Block; readonly path: Path }[] {
  const inner = block.kind === 'place' ? [] : block.of.flatMap((one, step) => listBlocks(one, [...path, step]));
  return [{ block, path }, ...inner];
}

/** Returns the places of a diagram in the order of the outline. */
export function placesOf(root: Block): readonly Place[] {
  return listBlocks(root).flatMap(({ block }) => (block.kind === 'place' ? [block] : []));
}

/** Returns how deep groups are nested, 0 for a single place. */
export function depthOf(block: Block): number {
  return block.kind === 'place' ? 0 : 1 + Math.max(...block.of.map(depthOf));
}

/** Puts a part, new or known by its number, into the diagram after a piece (in sequence) or beside it (in parallel). */
export function addPart(settings: DiagramSettings, path: Path, kind: Group['kind'], part: Part | number): Edited {
  const parts = typeof part === 'number' ? settings.parts : [...settings.parts, part];
  const place: Place = { kind: 'place', part: typeof part === 'number' ? part : settings.parts.length };
  const block = blockAt(settings.root, path)!;
  const parent = path.length === 0 ? undefined : blockAt(settings.root, path.slice(0, -1));
  const done = (root: Block, selected: Path): Edited => ({ settings: { parts, root }, selected });
  if (block.kind === kind) return done(replace(settings.root, path, grow(block, block.of.length, place)), [...path, block.of.length]);
  if (parent && parent.kind === kind) {
    const next = path.at(-1)! + 1;
    const parentPath = path.slice(0, -1);
    return done(replace(settings.root, parentPath, grow(parent as Group, next, place)), [...parentPath, next]);
  }
  const group = kind === 'sequence' ? inSequence(block, place) : inParallel(1, block, place);
  return done(replace(settings.root, path, group), [...path, 1]);
}

/** Takes a piece out of the diagram, with the parts that are then used nowhere; undefined for the whole diagram, which must stay. */
export function removeBlock(settings: DiagramSettings, path: Path): Edited | undefined {
  if (path.length === 0) return undefined;
  const parentPath = path.slice(0, -1);
  const parent = blockAt(settings.root, parentPath) as Group;
  const of = parent.of.filter((_, step) => step !== path.at(-1));
  const root = tidy(replace(settings.root, parentPath, withPieces(parent, of)));
  return { settings: dropUnused({ ...settings, root }), selected: nearestPath(root, parentPath) };
}

/** Sets how many pieces of a parallel group must be up. */
export function setNeed(settings: DiagramSettings, path: Path, need: number): DiagramSettings {
  return { ...settings, root: replace(settings.root, path, { ...(blockAt(settings.root, path) as Group), need }) };
}

/** Changes a part, in all its places. */
export function changePart(settings: DiagramSettings, part: number, change: Partial<Part>): DiagramSettings {
  return { ...settings, parts: settings.parts.map((before, index) => (index === part ? { ...before, ...change } : before)) };
}

/** Says why a part cannot be added to a piece, or returns '' when it can. */
export function whyNotAdd(settings: DiagramSettings, path: Path, kind: Group['kind'], isNew: boolean): string {
  if (isNew && settings.parts.length >= limits.parts)
    return `There are ${limits.parts} parts, the most here. Use one of them again, or remove one.`;
  if (placesOf(settings.root).length >= limits.places) return `There are ${limits.places} places, the most here. Remove one first.`;
  const { root } = addPart(settings, path, kind, isNew ? { name: '', percent: 0 } : 0).settings;
  return depthOf(root) > limits.depth ? `Groups are nested ${limits.depth} deep, the most here. Add further out.` : '';
}

/** Brings a diagram into order: no group of one piece, no sequence within a sequence, needs within their group. */
export function tidy(block: Block): Block {
  if (block.kind === 'place') return block;
  const of = block.of.map(tidy).flatMap((one) => (block.kind === 'sequence' && one.kind === 'sequence' ? one.of : [one]));
  return of.length === 1 ? of[0]! : withPieces(block, of);
}

/** Returns the settings without parts that are used nowhere. */
export function dropUnused({ parts, root }: DiagramSettings): DiagramSettings {
  const used = [...new Set(placesOf(root).map(({ part }) => part))].sort((a, b) => a - b);
  const renumber = (block: Block): Block =>
    block.kind === 'place' ? { kind: 'place', part: used.indexOf(block.part) } : { ...block, of: block.of.map(renumber) };
  return { parts: used.map((part) => parts[part]!), root: renumber(root) };
}

function withPieces(group: Group, of: readonly Block[]): Group {
  return { ...group, of, need: group.kind === 'sequence' ? of.length : Math.max(1, Math.min(group.need, of.length)) };
}

function grow(group: Group, step: number, block: Block): Group {
  return withPieces(group, group.of.toSpliced(step, 0, block));
}

function replace(root: Block, path: Path, block: Block): Block {
  const [step, ...rest] = path;
  if (step === undefined) return block;
  const group = root as Group;
  return { ...group, of: group.of.map((one, index) => (index === step ? replace(one, rest, block) : one)) };
}
