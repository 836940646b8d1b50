import { mergeRecord } from './merge.ts';
import type { BadPart, FileContent, FileRecord } from './read-file.ts';
import type { ImportChange } from './records-by-store.ts';
import { quarantine } from './records.ts';
import type { RecordReader } from './records.ts';
import { sameData } from './same-data.ts';
import { keyOf } from './stores.ts';
import type { ImportCounts, ImportReport, StoreName } from './types.ts';

/** What an import will write, and the report of it. */
export interface ImportPlan {
  readonly changes: readonly ImportChange[];
  readonly report: ImportReport;
}

/** Works out what importing a file changes, record by record, against what is stored now. Writes nothing. */
export async function planImport(reader: RecordReader, file: Extract<FileContent, { ok: true }>): Promise<ImportPlan> {
  const changes = new Map<string, ImportChange>();
  const counts: Partial<Record<StoreName, ImportCounts>> = {};
  const bad: BadPart[] = [...file.bad];
  for (const [index, { store, record }] of file.records.entries()) {
    const { outcome, displaced } = await planRecord(reader, changes, store, record);
    const count = counts[store] ?? { added: 0, merged: 0, unchanged: 0 };
    counts[store] = { ...count, [outcome]: count[outcome] + 1 };
    if (displaced) {
      bad.push({
        store,
        where: `record ${index + 1}`,
        reason: 'Another record with the same id is here already; that one stays.',
        part: record,
      });
    }
  }
  for (const part of bad) {
    const after = quarantine(part.store, part.part, `${part.reason} (In the imported file at ${part.where}.)`, 'import');
    changes.set(`quarantine/${after.id}`, { store: 'quarantine', key: after.id, after });
  }
  const total = (outcome: keyof ImportCounts): number => Object.values(counts).reduce((sum, count) => sum + count[outcome], 0);
  return {
    changes: [...changes.values()],
    report: {
      ok: true,
      exportedAt: file.exportedAt,
      stores: counts,
      added: total('added'),
      merged: total('merged'),
      unchanged: total('unchanged'),
      setAside: bad.map(({ store, where, reason }) => ({ store, where, reason })),
    },
  };
}

interface PlannedRecord {
  readonly outcome: keyof ImportCounts;
  readonly displaced: boolean;
}

/** Plans one record; records of the file under one key are merged one after another. */
async function planRecord(
  reader: RecordReader,
  changes: Map<string, ImportChange>,
  store: StoreName,
  record: FileRecord['record'],
): Promise<PlannedRecord> {
  const key = String(keyOf(store, record));
  const planned = changes.get(`${store}/${key}`);
  const stored = await reader.get(store, key);
  const local = (planned?.after as FileRecord['record'] | undefined) ?? stored;
  if (local === undefined) {
    changes.set(`${store}/${key}`, { store, key, after: record });
    return { outcome: 'added', displaced: false };
  }
  const merge = mergeRecord(store, local, record);
  if (sameData(merge.record, local)) return { outcome: 'unchanged', displaced: merge.displaced !== undefined };
  changes.set(
    `${store}/${key}`,
    stored === undefined ? { store, key, after: merge.record } : { store, key, before: stored, after: merge.record },
  );
  return { outcome: 'merged', displaced: false };
}
