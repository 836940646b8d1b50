/** What a rule found in an interface or a data model, with the reason and what to do about it. */
export interface Finding {
  /** The id of the rule: I1 … for interfaces, D1 … for data models. */
  readonly rule: string;
  /** The place: "operations[2].parameters[0]". */
  readonly path: string;
  readonly message: string;
  /** Why it matters: one sentence, with the standard or the manual it rests on where there is one. */
  readonly why: string;
  readonly remedy: string;
}

/** Returns whether a finding is about the thing at a path, or about a part of it. */
export function isFoundAt(finding: Pick<Finding, 'path'>, path: string): boolean {
  return finding.path === path || finding.path.startsWith(`${path}.`) || finding.path.startsWith(`${path}[`);
}

/** Finds the names that more than one of some things has, empty ones left out: each later place with the first place of its name. */
export function findSameNames(names: readonly string[]): { readonly first: number; readonly later: number }[] {
  const firsts = new Map<string, number>();
  return names.flatMap((name, later) => {
    const key = name.trim();
    if (key === '') return [];
    const first = firsts.get(key);
    if (first === undefined) firsts.set(key, later);
    return first === undefined ? [] : [{ first, later }];
  });
}
