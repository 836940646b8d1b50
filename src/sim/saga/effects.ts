import type { CallAct } from './acts.ts';
import type { DefinitionSpec } from './schedule.ts';

/** What the services did: each applies an idempotency key once, and answers it again as before. */
export class Effects {
  private readonly applied = new Set<string>();
  private readonly present = new Map<string, number[]>();

  /** Applies a try that reached its service; returns whether the key was new. */
  apply({ key, sagaId, step, compensates }: CallAct): boolean {
    // A call without a key cannot be told from its repetitions.
    if (key !== null) {
      if (this.applied.has(key)) return false;
      this.applied.add(key);
    }
    const counts = this.of(sagaId ?? '');
    const count = counts[step] ?? 0;
    counts[step] = compensates ? Math.max(0, count - 1) : count + 1;
    return true;
  }

  /** Returns whether the key was applied before. */
  knows(key: string | null): boolean {
    return key !== null && this.applied.has(key);
  }

  /** Returns whether the effects of a saga are those of all its steps, each once. */
  isAll(sagaId: string, { steps }: DefinitionSpec): boolean {
    const counts = this.of(sagaId);
    return steps.every((_step, index) => (counts[index] ?? 0) === 1);
  }

  /** Returns whether a saga has no effect left that a compensation could have undone. */
  isNothing(sagaId: string, { steps }: DefinitionSpec): boolean {
    const counts = this.of(sagaId);
    return steps.every((step, index) => (counts[index] ?? 0) === 0 || (!step.compensation && counts[index] === 1));
  }

  /** Says in words which effects of a saga are there. */
  describe(sagaId: string, { steps }: DefinitionSpec): string {
    const counts = this.of(sagaId);
    const there = steps.flatMap(({ name }, index) => {
      const count = counts[index] ?? 0;
      return count === 0 ? [] : [count === 1 ? name : `${name} (${count} times)`];
    });
    return there.length === 0 ? 'no effect is left' : `the effects left are those of ${there.join(', ')}`;
  }

  private of(sagaId: string): number[] {
    let counts = this.present.get(sagaId);
    if (!counts) this.present.set(sagaId, (counts = []));
    return counts;
  }
}
