/**
 * Finds the immediate dominator of each node that a root reaches: the last other node that every path from the root to it passes. Nodes are
 * 0 to the number of lists minus 1, `successors[node]` where each leads. Returns the dominators by node; the root's is itself, and -1 stands
 * at nodes out of reach. Cycles are allowed. Time is quadratic in the nodes at worst, near linear on graphs as they are drawn.
 * Source: K. D. Cooper, T. J. Harvey, K. Kennedy, "A simple, fast dominance algorithm", Rice University TR-06-33870, 2001, figure 3.
 */
export function immediateDominators(successors: readonly (readonly number[])[], root: number): Int32Array {
  const order = postorder(successors, root);
  const rank = new Int32Array(successors.length).fill(-1);
  for (const [at, node] of order.entries()) rank[node] = at;
  const predecessors: number[][] = successors.map(() => []);
  for (const node of order) for (const next of successors[node]!) predecessors[next]!.push(node);

  const dominators = new Int32Array(successors.length).fill(-1);
  dominators[root] = root;
  const meet = (a: number, b: number): number => {
    let left = a;
    let right = b;
    while (left !== right) {
      while (rank[left]! < rank[right]!) left = dominators[left]!;
      while (rank[right]! < rank[left]!) right = dominators[right]!;
    }
    return left;
  };
  for (let changed = true; changed;) {
    changed = false;
    for (const node of order.toReversed()) {
      if (node === root) continue;
      const known = predecessors[node]!.filter((one) => dominators[one] !== -1);
      const dominator = known.reduce(meet);
      if (dominators[node] === dominator) continue;
      dominators[node] = dominator;
      changed = true;
    }
  }
  return dominators;
}

/** Returns the nodes that every path from the root to a node passes, the root first and the node last; none when it is out of reach. */
export function dominatorsOf(dominators: Int32Array, node: number): readonly number[] {
  if (dominators[node] === -1) return [];
  const chain = [node];
  for (let at = node; dominators[at] !== at; at = dominators[at]!) chain.push(dominators[at]!);
  return chain.reverse();
}

/** Lists what the root reaches, each node after all that were first reached through it; with a stack of its own. */
function postorder(successors: readonly (readonly number[])[], root: number): readonly number[] {
  const order: number[] = [];
  const seen = new Set([root]);
  const way = [{ next: 0, node: root }];
  while (way.length > 0) {
    const step = way.at(-1)!;
    const next = successors[step.node]![step.next++];
    if (next === undefined) {
      order.push(step.node);
      way.pop();
    } else if (!seen.has(next)) {
      seen.add(next);
      way.push({ next: 0, node: next });
    }
  }
  return order;
}
