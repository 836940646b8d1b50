import { createAnswers } from './answers.ts';
import { createAttempts } from './attempts.ts';
import { openChannel } from './channel.ts';
import type { ProgressContext } from './context.ts';
import { createDrawings } from './drawings.ts';
import { createDrafts } from './drafts.ts';
import { newId } from './identity.ts';
import { migrations as releasedMigrations } from './migrations.ts';
import type { Migration } from './migrations.ts';
import { createOwnTests } from './own-tests.ts';
import { Records } from './records.ts';
import { createSessions } from './sessions.ts';
import { createSettings } from './settings.ts';
import { Storage } from './storage.ts';
import { learnerStores } from './stores.ts';
import { createOverview } from './summary.ts';
import { createTransfer } from './transfer.ts';
import type { Draft, Progress, ProgressChange, StorageStatus, StoreName } from './types.ts';

/** What may differ from the page's own store, in tests. */
export interface ProgressOptions {
  readonly databaseName?: string;
  readonly migrations?: readonly Migration[];
  readonly patienceMs?: number;
}

/** Opens a store of its own; never rejects. Pages use `openProgress`, which shares one. */
export async function createProgress(options: ProgressOptions = {}): Promise<Progress> {
  const { databaseName = 'headroom-progress', migrations = releasedMigrations, patienceMs = 2500 } = options;
  const tabId = newId();
  const statusListeners = new Set<(status: StorageStatus) => void>();
  const changeListeners = new Set<(change: ProgressChange) => void>();
  const draftListeners = new Map<string, Set<(draft: Draft) => void>>();
  const notify = (stores: readonly StoreName[], fromOtherTab: boolean): void => {
    for (const listener of changeListeners) listener({ stores, fromOtherTab });
  };
  const channel = openChannel(databaseName, ({ stores, draftOf }) => {
    notify(stores, true);
    if (draftOf !== undefined) void tellOfDraft(draftOf);
  });
  const announce: ProgressContext['announce'] = (stores, draftOf) => {
    notify(stores, false);
    channel.post(draftOf === undefined ? { stores: [...stores] } : { stores: [...stores], draftOf });
  };
  const storage = await Storage.open({
    databaseName,
    migrations,
    patienceMs,
    onStatus: (status) => statusListeners.forEach((listener) => listener(status)),
    onRejoined: () => announce(learnerStores),
  });
  const records = new Records(storage, () => announce(['quarantine']));
  const tellOfDraft = async (exerciseId: string): Promise<void> => {
    const listeners = draftListeners.get(exerciseId);
    if (!listeners || listeners.size === 0) return;
    const draft = await records.read((reader) => reader.get('drafts', exerciseId));
    if (draft && draft.tabId !== tabId) listeners.forEach((listener) => listener(draft));
  };
  const context: ProgressContext = { records, tabId, announce };
  return {
    tabId,
    get status() {
      return storage.status;
    },
    onStatus: (listener) => subscribe(statusListeners, listener),
    onChange: (listener) => subscribe(changeListeners, listener),
    onDraftChange(exerciseId, listener) {
      const listeners = draftListeners.get(exerciseId) ?? new Set();
      draftListeners.set(exerciseId, listeners);
      return subscribe(listeners, listener);
    },
    ...createDrafts(context),
    ...createAttempts(context),
    ...createAnswers(context),
    ...createSettings(context),
    ...createOwnTests(context),
    ...createSessions(context),
    ...createDrawings(context),
    ...createOverview(context),
    ...createTransfer(context),
    close() {
      channel.close();
      storage.close();
    },
  };
}

function subscribe<T>(listeners: Set<T>, listener: T): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
