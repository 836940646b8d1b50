import { DecisionDiagram, down, type DiagramNode, TooManyJoins, up } from '../sim/availability/decision-diagram.ts';
import type { Formula, Gate, NeedFormulas } from './need-formula.ts';
import { type Entangled, modulesOf } from './need-modules.ts';

/** The chance that something is up and that it is down, each for itself, so that neither loses its digits to the other. */
export interface Chance {
  readonly up: number;
  readonly down: number;
}

/** What the exact way may still cost, in joins of decision diagrams; one allowance may serve several formulas. */
export interface Allowance {
  steps: number;
}

/**
 * Returns the chance that a formula is met, exactly, when its parts fail independently, each with its own chance; undefined when that takes
 * more steps than are allowed. Members of a gate that share no part are multiplied. Of members that do, what is a module of its own is worked
 * out by itself and stands as one part, and the rest goes into a decision diagram.
 * Source: Y. Dutuit, A. Rauzy, "A linear-time algorithm to find modules of fault trees", IEEE Transactions on Reliability 45(3), 1996.
 */
export function chanceOf(formulas: NeedFormulas, root: Formula, chancesDown: readonly number[], allowance: Allowance): Chance | undefined {
  const known = new Map<Formula, Chance>();
  const of = (formula: Formula): Chance => {
    const found = known.get(formula);
    if (found) return found;
    const gate = formulas.gateOf(formula);
    const members = formulas.membersOf(formula);
    const chance =
      gate === 'part'
        ? { up: 1 - chancesDown[members[0]!]!, down: chancesDown[members[0]!]! }
        : combined(
            gate,
            formulas.independent(members).map((group) => (group.length === 1 ? of(group[0]!) : ofEntangled(gate, group))),
          );
    known.set(formula, chance);
    return chance;
  };
  const ofEntangled = (gate: Gate, group: readonly Formula[]): Chance => {
    const entangled = modulesOf(formulas, gate, group);
    const chances = entangled.parts.map((part) => combined(part.gate, part.formulas.map(of)));
    return throughDiagram(formulas, entangled, chances, allowance);
  };
  try {
    return of(root);
  } catch (error) {
    if (error instanceof TooManyJoins) return undefined;
    throw error;
  }
}

/** Returns the chance of a gate over what is independent; every term is positive, so that small chances keep their digits. */
function combined(gate: Gate, chances: readonly Chance[]): Chance {
  const [met, failed] = gate === 'all' ? (['up', 'down'] as const) : (['down', 'up'] as const);
  const total = { up: 0, down: 0 };
  total[met] = 1;
  for (const chance of chances) {
    total[failed] += total[met] * chance[failed];
    total[met] *= chance[met];
  }
  return total;
}

/** Which order of the parts may take what share of what is allowed, in turn: little at first, lest one use up what the other needs. */
const trials = [
  ['topDown', 0.08],
  ['topological', 0.08],
  ['topDown', 0.24],
  ['topological', 0.6],
] as const;

/**
 * Works out the chance by a diagram, trying two orders of the parts, as none suits all. From the top down, what stands behind one component is
 * asked for together, which suits designs that branch; in topological order layers are, which lead to each other crosswise.
 */
function throughDiagram(formulas: NeedFormulas, { parts, gates }: Entangled, chances: readonly Chance[], allowance: Allowance): Chance {
  const firstOf = parts.map((part) => Math.min(...part.formulas.map((one) => formulas.firstPartOf(one))));
  const topDown = [...parts.keys()];
  const orders = { topDown, topological: topDown.toSorted((a, b) => firstOf[a]! - firstOf[b]! || a - b) };
  const allowed = allowance.steps;
  for (const [order, share] of trials) {
    const most = Math.floor(allowed * share);
    const trial = { steps: most };
    const found = inOrder(gates, chances, orders[order], trial);
    allowance.steps -= most - trial.steps;
    if (found) return found;
  }
  throw new TooManyJoins();
}

/** Works out the chance by a diagram that asks for the parts in an order; undefined when it takes too many steps. */
function inOrder(gates: Entangled['gates'], chances: readonly Chance[], order: readonly number[], trial: Allowance): Chance | undefined {
  const places: number[] = [];
  for (const [place, part] of order.entries()) places[part] = place;
  const diagram = new DecisionDiagram(trial.steps);
  const nodes: DiagramNode[] = [];
  try {
    for (const { gate, members } of gates) {
      const inner = members.map((member) => (member < 0 ? diagram.ofPart(places[-member - 1]!) : nodes[member]!));
      // From the last part up, so that each join adds on top of what there is.
      nodes.push(
        gate === 'all'
          ? inner.reduceRight((left, one) => diagram.both(left, one), up)
          : inner.reduceRight((left, one) => diagram.either(left, one), down),
      );
    }
  } catch (error) {
    if (error instanceof TooManyJoins) return undefined;
    throw error;
  } finally {
    trial.steps = diagram.joinsLeft;
  }
  const chanceOfEnd = (end: DiagramNode): number =>
    diagram.chance(
      nodes.at(-1)!,
      end,
      (place) => chances[order[place]!]!.down,
      (place) => chances[order[place]!]!.up,
    );
  return { up: chanceOfEnd(up), down: chanceOfEnd(down) };
}
