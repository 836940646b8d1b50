/** A formula; equal numbers are the same formula. */
export type Formula = number;

/** How a formula asks for others: for all of them, or for any one of them. */
export type Gate = 'all' | 'any';

/**
 * Holds formulas over the states of parts: gates that ask for all or any of their members. Each is held once, and reduced as it is made:
 * no gate has a member of its own sort; a part that it asks for itself is settled in its other members; what several members have in common
 * it asks for once. So what is on every way stands at the top, and parts in series or parallel in one gate. When a formula is met stays
 * the same. Sources: the rules are those of Boolean algebra, absorption and distribution; for fault trees A. Rauzy, "Mathematical
 * foundations of minimal cutsets", IEEE Transactions on Reliability 50(4), 2001; as factoring R. K. Brayton, "Factoring logic functions",
 * IBM Journal of Research and Development 31(2), 1987.
 */
export class NeedFormulas {
  readonly #gates: (Gate | 'part')[] = ['any', 'all'];
  readonly #members: (readonly Formula[])[] = [[], []];
  /** The parts that a formula depends on, a bit each. */
  readonly #parts: Int32Array[];
  readonly #known = new Map<string, Formula>();
  readonly #words: number;
  #workLeft: number;

  /**
   * Makes room for formulas of the parts 0 to `parts` minus 1. Reducing may cost `work`, in members of gates looked at; beyond it formulas
   * stay as they are made.
   */
  constructor(parts: number, work: number) {
    this.#words = Math.ceil(parts / 32);
    this.#parts = [new Int32Array(this.#words), new Int32Array(this.#words)];
    this.#workLeft = work;
  }

  /** Returns the formula that is met while a part is up. */
  ofPart(part: number): Formula {
    const parts = new Int32Array(this.#words);
    parts[part >> 5]! |= 1 << (part & 31);
    return this.#keep('part', [part], parts);
  }

  /** Returns the formula that asks for all, or for any, of others: none of them is always met, or never. */
  join(gate: Gate, members: readonly Formula[]): Formula {
    const own = this.#settle(gate, members);
    if (own === undefined) return constantOf(other(gate));
    if (this.#workLeft > 0) {
      this.#absorb(own);
      const shared = this.#mostShared(gate, own);
      if (shared !== undefined) return this.join(gate, this.#factor(gate, own, shared));
    }
    if (own.size === 0) return constantOf(gate);
    const sorted = [...own].sort((a, b) => a - b);
    if (sorted.length === 1) return sorted[0]!;
    const parts = new Int32Array(this.#words);
    for (const member of sorted) for (let word = 0; word < this.#words; word++) parts[word]! |= this.#parts[member]![word]!;
    return this.#keep(gate, sorted, parts);
  }

  /** Returns what a formula is: a gate, or a part. */
  gateOf(formula: Formula): Gate | 'part' {
    return this.#gates[formula]!;
  }

  /** Returns the members of a gate; of a part, its number alone. Members have smaller numbers than what they are members of. */
  membersOf(formula: Formula): readonly number[] {
    return this.#members[formula]!;
  }

  /** Returns the least number among the parts that a formula depends on, which is no constant. */
  firstPartOf(formula: Formula): number {
    const word = this.#parts[formula]!.findIndex((bits) => bits !== 0);
    const bits = this.#parts[formula]![word]!;
    return 32 * word + 31 - Math.clz32(bits & -bits);
  }

  /** Sorts formulas into groups that share no part, each in the order given: what one group does tells nothing of the others. */
  independent(formulas: readonly Formula[]): readonly (readonly Formula[])[] {
    let groups: { readonly members: Formula[]; readonly parts: Int32Array }[] = [];
    for (const formula of formulas) {
      const parts = this.#parts[formula]!.slice();
      const isTouched = (group: { readonly parts: Int32Array }): boolean => meet(group.parts, this.#parts[formula]!);
      const touched = groups.filter(isTouched);
      for (const group of touched) for (let word = 0; word < this.#words; word++) parts[word]! |= group.parts[word]!;
      const merged = { members: [...touched.flatMap(({ members }) => members), formula], parts };
      groups = [...groups.filter((group) => !touched.includes(group)), merged];
    }
    return groups.map(({ members }) => members);
  }

  /** Collects the members of a gate, with the parts among them settled in the others; undefined when one of them decides it. */
  #settle(gate: Gate, members: readonly Formula[]): Set<Formula> | undefined {
    const own = new Set<Formula>();
    const settled = new Int32Array(this.#words);
    let left = [...members];
    while (left.length > 0) {
      for (let member = left.pop(); member !== undefined; member = left.pop()) {
        this.#workLeft--;
        if (member === constantOf(other(gate))) return undefined;
        if (this.#gates[member] === gate) left.push(...this.#members[member]!);
        else {
          own.add(member);
          if (this.#gates[member] === 'part') settled[this.#members[member]![0]! >> 5]! |= 1 << (this.#members[member]![0]! & 31);
        }
      }
      if (this.#workLeft <= 0) break;
      left = [...own].filter((member) => this.#gates[member] !== 'part' && meet(this.#parts[member]!, settled));
      for (const member of left) own.delete(member);
      const known = new Map<Formula, Formula>();
      left = left.map((member) => this.#given(member, settled, constantOf(gate), known));
    }
    return own;
  }

  /** Returns what is left of a formula once some parts are all up, or all down. */
  #given(formula: Formula, parts: Int32Array, state: Formula, known: Map<Formula, Formula>): Formula {
    if (!meet(this.#parts[formula]!, parts)) return formula;
    const gate = this.#gates[formula]!;
    if (gate === 'part') return state;
    const found = known.get(formula);
    if (found !== undefined) return found;
    const left = this.join(
      gate,
      this.#members[formula]!.map((member) => this.#given(member, parts, state, known)),
    );
    known.set(formula, left);
    return left;
  }

  /** Takes out the members that another member makes superfluous: of x, and (x or y), the second. */
  #absorb(own: Set<Formula>): void {
    for (const member of [...own]) {
      if (this.#gates[member] !== 'part' && this.#members[member]!.some((inner) => own.has(inner))) own.delete(member);
    }
  }

  /** Returns what most of the members ask for; undefined when no two have anything in common. */
  #mostShared(gate: Gate, own: ReadonlySet<Formula>): Formula | undefined {
    const counts = new Map<Formula, number>();
    for (const member of own) {
      if (this.#gates[member] !== other(gate)) continue;
      for (const inner of this.#members[member]!) counts.set(inner, (counts.get(inner) ?? 0) + 1);
      this.#workLeft -= this.#members[member]!.length;
    }
    let most: Formula | undefined;
    let times = 1;
    for (const [inner, count] of counts) {
      if (count > times || (count === times && most !== undefined && inner < most)) [most, times] = [inner, count];
    }
    return most;
  }

  /** Asks once for what several members have in common: (x and y) or (x and z) becomes x and (y or z). */
  #factor(gate: Gate, own: ReadonlySet<Formula>, shared: Formula): readonly Formula[] {
    const has = (member: Formula): boolean => this.#gates[member] === other(gate) && this.#members[member]!.includes(shared);
    const rests = [...own].filter(has).map((member) =>
      this.join(
        other(gate),
        this.#members[member]!.filter((inner) => inner !== shared),
      ),
    );
    return [...[...own].filter((member) => !has(member)), this.join(other(gate), [shared, this.join(gate, rests)])];
  }

  #keep(gate: Gate | 'part', members: readonly number[], parts: Int32Array): Formula {
    const key = `${gate} ${members.join(' ')}`;
    const known = this.#known.get(key);
    if (known !== undefined) return known;
    const formula = this.#gates.push(gate) - 1;
    this.#members.push(members);
    this.#parts.push(parts);
    this.#known.set(key, formula);
    return formula;
  }
}

/** Returns a gate of no members: all of none is always met, any of none never. */
function constantOf(gate: Gate): Formula {
  return gate === 'all' ? 1 : 0;
}

function other(gate: Gate): Gate {
  return gate === 'all' ? 'any' : 'all';
}

function meet(a: Int32Array, b: Int32Array): boolean {
  for (let word = 0; word < a.length; word++) if ((a[word]! & b[word]!) !== 0) return true;
  return false;
}
