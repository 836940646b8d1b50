import type { RecordsByStore } from './records-by-store.ts';
import { sameData } from './same-data.ts';
import { isEarlierSession } from './sessions.ts';
import type { Draft, DraftVersion, Pass, Prediction, Reveal, Setting, StoredDrawing, StoredSession, StoreName } from './types.ts';

/** The most versions of a draft kept beside the current one, one for each other tab. */
const MAX_OTHER_VERSIONS = 5;

/** What came of merging: the record to keep, and the incoming one when it could not be made part of it. */
export interface Merge<T> {
  readonly record: T;
  readonly displaced?: T;
}

/**
 * Merges a record with the local one under the same key so that neither is lost. Commutative but for records that contradict each
 * other under one id, where the local one stays and the incoming one is displaced.
 */
export function mergeRecord<S extends StoreName>(
  store: S,
  local: RecordsByStore[S],
  incoming: RecordsByStore[S],
): Merge<RecordsByStore[S]> {
  if (sameData(local, incoming)) return { record: local };
  // The cast ties each case to its store, which the checker cannot do for a generic parameter.
  return mergeByStore(store, local, incoming) as Merge<RecordsByStore[S]>;
}

function mergeByStore(store: StoreName, local: unknown, incoming: unknown): Merge<unknown> {
  switch (store) {
    case 'drafts':
      return { record: mergeDrafts(local as Draft, incoming as Draft) };
    case 'passes':
      return { record: mergePasses(local as Pass, incoming as Pass) };
    case 'reveals':
      return { record: (incoming as Reveal).at < (local as Reveal).at ? incoming : local };
    case 'settings':
      return { record: (incoming as Setting).at > (local as Setting).at ? incoming : local };
    case 'predictions': {
      const [here, there] = [(local as Prediction).actual !== undefined, (incoming as Prediction).actual !== undefined];
      if (here !== there) return { record: there ? incoming : local };
      return { record: local, displaced: incoming };
    }
    case 'sessions':
      return mergeSessions(local as StoredSession, incoming as StoredSession);
    case 'drawings':
      // Two versions of one drawing: the later goes on from the earlier. An import that replaced one can be undone.
      return { record: (incoming as StoredDrawing).savedAt > (local as StoredDrawing).savedAt ? incoming : local };
    case 'attempts':
    case 'quizAnswers':
    case 'ownTests':
    case 'quarantine':
      return { record: local, displaced: incoming };
  }
}

/** Keeps the newer text as current and the other among the other versions. */
function mergeDrafts(local: Draft, incoming: Draft): Draft {
  const [current, older] = incoming.savedAt > local.savedAt ? [incoming, local] : [local, incoming];
  return {
    ...current,
    revision: Math.max(local.revision, incoming.revision),
    others: otherVersions(current.source, [versionOf(older), ...current.others, ...older.others]),
  };
}

/** Returns the version that a draft's current text is. */
export function versionOf(draft: Draft): DraftVersion {
  return { source: draft.source, tabId: draft.tabId, savedAt: draft.savedAt };
}

/** Returns the versions worth keeping beside a current text: newest first, none equal to it or to each other, a bounded number. */
export function otherVersions(source: string, versions: readonly DraftVersion[]): DraftVersion[] {
  const seen = new Set([source]);
  return versions
    .toSorted((left, right) => right.savedAt - left.savedAt)
    .filter((version) => !seen.has(version.source) && seen.add(version.source))
    .slice(0, MAX_OTHER_VERSIONS);
}

/** Keeps the session that went on longer. What was held apart from the local one, and is shorter, is displaced. */
function mergeSessions(local: StoredSession, incoming: StoredSession): Merge<StoredSession> {
  const isLocalLonger = compareLogs(local, incoming) >= 0;
  if (!isLocalLonger) return { record: incoming };
  return isEarlierSession(incoming, local) ? { record: local } : { record: local, displaced: incoming };
}

/** Compares how far two versions of a session go: by the time of the last event, the number of events, then by when they were saved. */
function compareLogs(left: StoredSession, right: StoredSession): number {
  const [a, b] = [left.session.events, right.session.events];
  return (a.at(-1)?.at ?? 0) - (b.at(-1)?.at ?? 0) || a.length - b.length || left.savedAt - right.savedAt;
}

function mergePasses(local: Pass, incoming: Pass): Pass {
  const latest = incoming.latestAt > local.latestAt ? incoming : local;
  return { ...latest, firstAt: Math.min(local.firstAt, incoming.firstAt) };
}
