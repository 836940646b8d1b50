import type { IDBPDatabase, IDBPTransaction } from 'idb';
import { stores } from './stores.ts';
import type { DatabaseStore } from './stores.ts';

/** Takes the database from one version to the next, inside the upgrade's own transaction. */
export type Migration = (database: IDBPDatabase, transaction: IDBPTransaction<unknown, string[], 'versionchange'>) => void | Promise<void>;

/** The stores of version 1, spelled out: a migration describes the past and must not change with the code. */
const firstStores: readonly DatabaseStore[] = [
  'drafts',
  'attempts',
  'passes',
  'reveals',
  'predictions',
  'quizAnswers',
  'settings',
  'ownTests',
  'quarantine',
  'backups',
];

/** Entry i takes the database from version i to i + 1. Append only; never edit one that has been released. */
export const migrations: readonly Migration[] = [
  (database) => {
    for (const name of firstStores) {
      const store = database.createObjectStore(name, { keyPath: stores[name].keyField });
      if (name === 'attempts' || name === 'ownTests') store.createIndex('exerciseId', 'exerciseId');
    }
  },
  (database) => void database.createObjectStore('sessions', { keyPath: stores.sessions.keyField }),
  (database) => void database.createObjectStore('drawings', { keyPath: stores.drawings.keyField }),
];
