import type { StoredCase, Verdict } from '../../../src/grader/protocol/verdict.ts';
import { createProgress } from '../../../src/progress/index.ts';
import type { Progress, ProgressFile, StoreName } from '../../../src/progress/index.ts';
import type { ProgressOptions } from '../../../src/progress/create-progress.ts';

const opened: Progress[] = [];
let databases = 0;

/** Returns a database name no other test uses. */
export function freshName(): string {
  databases += 1;
  return `progress-test-${databases}`;
}

/** Opens a store that `closeAll` will close. */
export async function open(databaseName: string, options: Omit<ProgressOptions, 'databaseName'> = {}): Promise<Progress> {
  const progress = await createProgress({ databaseName, ...options });
  opened.push(progress);
  return progress;
}

/** Closes what `open` opened; for afterEach. */
export function closeAll(): void {
  for (const progress of opened.splice(0)) progress.close();
}

/** Makes a case as the grader keeps it, of one call. */
export function storedCase(method: number): StoredCase {
  return { setup: [{ capacity: 1 }], calls: [[method, 3, 0]] };
}

/** Makes a verdict as the grader does. */
export function verdict(outcome: Verdict['outcome'], scope: Verdict['scope'] = 'full'): Verdict {
  return {
    exercise: 'cache-lru',
    outcome,
    rules: [
      outcome === 'pass'
        ? { id: 'R3', outcome: 'pass' }
        : {
            id: 'R3',
            outcome: 'fail',
            message: 'The wrong key was evicted.',
            counterexample: {
              kind: 'calls',
              setup: 'createCache({ capacity: 1 })',
              steps: [{ call: 'get("a")', expected: 'undefined', actual: '1' }],
              divergence: 0,
              case: storedCase(2),
            },
          },
    ],
    measures: [{ id: 'steps', value: 1.02, budget: 2, unit: 'ratio', outcome: 'pass' }],
    receipt: { exerciseVersion: '1.0.0', codeHash: 'ab', seed: 's', transcriptHash: 'cd' },
    scope,
    calls: 12,
    visibleTests: [],
  };
}

/** Makes the text of an exported file. */
export function fileText(records: Partial<Record<StoreName, readonly unknown[]>>, frame: Partial<ProgressFile> = {}): string {
  return JSON.stringify({ format: 'headroom-progress', version: 1, exportedAt: '2026-01-02T03:04:05.000Z', records, ...frame });
}

/** Writes straight into the database, past all validation, as a bug or an extension might. */
export async function putRaw(databaseName: string, store: string, record: unknown): Promise<void> {
  const database = await new Promise<IDBDatabase>((resolve, reject) => {
    const request = indexedDB.open(databaseName);
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
  await new Promise<void>((resolve, reject) => {
    const transaction = database.transaction(store, 'readwrite');
    transaction.objectStore(store).put(record);
    transaction.oncomplete = () => resolve();
    transaction.onabort = () => reject(transaction.error);
  });
  database.close();
}
