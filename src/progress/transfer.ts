import { PROGRESS_FILE_VERSION } from '../schema/progress/progress-file.ts';
import { StorageError } from './backend.ts';
import type { ProgressContext } from './context.ts';
import { nextMoment } from './identity.ts';
import { planImport } from './plan-import.ts';
import type { ImportPlan } from './plan-import.ts';
import { readProgressFile } from './read-file.ts';
import type { FileContent } from './read-file.ts';
import type { ImportChange } from './records-by-store.ts';
import type { RecordWriter } from './records.ts';
import { sameData } from './same-data.ts';
import { databaseStores, learnerStores } from './stores.ts';
import type { Progress, ProgressFile, StoreName } from './types.ts';

type Transfer = Pick<Progress, 'export' | 'previewImport' | 'import' | 'undoableImport' | 'undoImport' | 'erase'>;

/** Creates the part of the store that exports, imports and erases. */
export function createTransfer({ records, announce }: ProgressContext): Transfer {
  async function undoableImport() {
    return records.read((reader) => reader.get('backups', 'latest-import'));
  }
  return {
    async export() {
      const exported = await records.read(async (reader) => {
        const lists: Partial<Record<StoreName, readonly unknown[]>> = {};
        for (const store of learnerStores) lists[store] = await reader.list(store);
        return lists;
      });
      return {
        format: 'headroom-progress',
        version: PROGRESS_FILE_VERSION,
        exportedAt: new Date().toISOString(),
        records: exported,
      } satisfies ProgressFile;
    },
    async previewImport(text) {
      const file = readProgressFile(text);
      if (!file.ok) return file;
      return (await records.read((reader) => planImport(reader, file))).report;
    },
    async import(text) {
      const file = readProgressFile(text);
      if (!file.ok) return file;
      try {
        const { report } = await records.write((writer) => applyImport(writer, file), { inMemoryWhenFull: false });
        announce(learnerStores);
        return report;
      } catch (error) {
        if (!(error instanceof StorageError)) throw error;
        return {
          ok: false,
          kind: 'storage',
          message: 'There is not enough room in the browser’s storage for this file. Nothing was changed.',
          remedy: 'Free space on this device, then import the file again.',
        };
      }
    },
    async undoableImport() {
      const backup = await undoableImport();
      return backup && { importedAt: backup.importedAt, records: backup.changes.length };
    },
    async undoImport() {
      const result = await records.write(undo);
      announce(learnerStores);
      return result;
    },
    async erase() {
      await records.write(async (writer) => {
        for (const store of databaseStores) await writer.clear(store);
      });
      announce(learnerStores);
    },
  };
}

async function applyImport(writer: RecordWriter, file: Extract<FileContent, { ok: true }>): Promise<ImportPlan> {
  const plan = await planImport(writer, file);
  for (const { store, after } of plan.changes) await writer.put(store as StoreName, after as never);
  if (plan.changes.length > 0) {
    await writer.put('backups', { id: 'latest-import', importedAt: nextMoment(), changes: plan.changes });
  }
  return plan;
}

/** Takes back every change of the latest import whose record is still as the import left it. */
async function undo(writer: RecordWriter): Promise<{ undone: number; kept: number } | undefined> {
  const backup = await writer.get('backups', 'latest-import');
  if (!backup) return undefined;
  let undone = 0;
  for (const change of backup.changes) {
    if (!(await undoChange(writer, change))) continue;
    undone += 1;
  }
  await writer.delete('backups', backup.id);
  return { undone, kept: backup.changes.length - undone };
}

async function undoChange(writer: RecordWriter, { store: name, key, before, after }: ImportChange): Promise<boolean> {
  const store = learnerStores.find((known) => known === name);
  if (!store || !sameData(await writer.get(store, key), after)) return false;
  if (before === undefined) await writer.delete(store, key);
  else await writer.put(store, before as never);
  return true;
}
