// accepted: a treap of points, ordered by place, name and number
import type { HashRing, HashRingOptions } from '../../contract.ts';

/** A point in the tree: before it in order to the left, behind it to the right, smaller priorities above. */
interface Point {
  readonly place: number;
  readonly node: string;
  readonly number: number;
  readonly priority: number;
  left: Point | undefined;
  right: Point | undefined;
}

type Tree = Point | undefined;

function isBefore(a: Point, b: Point): boolean {
  if (a.place !== b.place) return a.place < b.place;
  if (a.node !== b.node) return a.node < b.node;
  return a.number < b.number;
}

/** Splits a tree into the points before a point, and the others. */
function split(tree: Tree, at: Point): [Tree, Tree] {
  if (!tree) return [undefined, undefined];
  if (isBefore(tree, at)) {
    const [before, behind] = split(tree.right, at);
    tree.right = before;
    return [tree, behind];
  }
  const [before, behind] = split(tree.left, at);
  tree.left = behind;
  return [before, tree];
}

function join(before: Tree, behind: Tree): Tree {
  if (!before || !behind) return before ?? behind;
  if (before.priority < behind.priority) {
    before.right = join(before.right, behind);
    return before;
  }
  behind.left = join(before, behind.left);
  return behind;
}

function insert(tree: Tree, point: Point): Point {
  if (tree && tree.priority <= point.priority) {
    if (isBefore(point, tree)) tree.left = insert(tree.left, point);
    else tree.right = insert(tree.right, point);
    return tree;
  }
  [point.left, point.right] = split(tree, point);
  return point;
}

function remove(tree: Tree, point: Point): Tree {
  if (!tree) return undefined;
  if (tree === point) return join(tree.left, tree.right);
  if (isBefore(point, tree)) tree.left = remove(tree.left, point);
  else tree.right = remove(tree.right, point);
  return tree;
}

class Member {
  readonly points: Point[] = [];
  weight = 0;
  held = 0;
}

class Ring implements HashRing {
  private readonly members = new Map<string, Member>();
  private tree: Tree;
  private held = 0;
  private weight = 0;
  private readonly hash: (text: string) => number;
  private readonly virtualNodes: number;
  private readonly epsilon: number;

  constructor({ hash, virtualNodes, epsilon }: HashRingOptions) {
    this.hash = hash;
    this.virtualNodes = virtualNodes ?? 100;
    this.epsilon = epsilon ?? 0;
  }

  addNode(node: string, weight = 1): void {
    if (typeof weight !== 'number' || !(weight > 0) || weight === Infinity) throw new RangeError(`${weight} is no weight`);
    const member = this.members.get(node) ?? new Member();
    this.members.set(node, member);
    this.weight += weight - member.weight;
    member.weight = weight;
    const count = Math.max(1, Math.round(this.virtualNodes * weight));
    while (member.points.length > count) this.tree = remove(this.tree, member.points.pop()!);
    for (let number = member.points.length; number < count; number++) {
      const place = this.hash(`${number} ${node}`);
      const priority = this.hash(`priority ${number} ${node}`);
      const point: Point = { place, node, number, priority, left: undefined, right: undefined };
      member.points.push(point);
      this.tree = insert(this.tree, point);
    }
  }

  removeNode(node: string): void {
    const member = this.members.get(node);
    if (!member) return;
    for (const point of member.points) this.tree = remove(this.tree, point);
    this.members.delete(node);
    this.held -= member.held;
    this.weight = [...this.members.values()].reduce((sum, each) => sum + each.weight, 0);
  }

  getNode(key: string): string | undefined {
    return this.walk(key, () => true);
  }

  getNodes(key: string, count: number): string[] {
    const nodes: string[] = [];
    const wanted = Math.min(count, this.members.size);
    if (wanted <= 0) return nodes;
    this.walk(key, (node) => {
      if (!nodes.includes(node)) nodes.push(node);
      return nodes.length === wanted;
    });
    return nodes;
  }

  acquire(key: string): string | undefined {
    const found = this.walk(key, (node) => {
      const { held, weight } = this.members.get(node)!;
      return held < Math.ceil(((1 + this.epsilon) * (this.held + 1) * weight) / this.weight);
    });
    if (found === undefined) return undefined;
    this.members.get(found)!.held += 1;
    this.held += 1;
    return found;
  }

  release(node: string): void {
    const member = this.members.get(node);
    if (!member?.held) return;
    member.held -= 1;
    this.held -= 1;
  }

  /** Visits points from the key onwards, once around, until one is taken; returns its node. */
  private walk(key: string, take: (node: string) => boolean): string | undefined {
    const place = this.hash(key);
    return this.visit(this.tree, place, Infinity, take) ?? this.visit(this.tree, -1, place, take);
  }

  /** Visits the points of a tree with places from `from` to below `to`, in order. */
  private visit(tree: Tree, from: number, to: number, take: (node: string) => boolean): string | undefined {
    if (!tree) return undefined;
    if (tree.place >= from) {
      const found = this.visit(tree.left, from, to, take);
      if (found !== undefined) return found;
      if (tree.place < to && take(tree.node)) return tree.node;
    }
    return tree.place < to ? this.visit(tree.right, from, to, take) : undefined;
  }
}

export function createHashRing(options: HashRingOptions): HashRing {
  return new Ring(options);
}
