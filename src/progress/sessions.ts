import type { ProgressContext } from './context.ts';
import { nextMoment } from './identity.ts';
import { sameData } from './same-data.ts';
import type { Progress, SaveSessionResult, StoredSession } from './types.ts';

type Sessions = Pick<Progress, 'listSessions' | 'loadSession' | 'saveSession' | 'removeSession'>;

/**
 * Creates the part of the store that keeps sessions of interviews. One tab writes a session at a time: what another has written unseen is
 * handed back and stays, until the learner takes the session over.
 */
export function createSessions({ records, announce, tabId }: ProgressContext): Sessions {
  /** By session, when the version was saved that this tab has loaded or written last. */
  const seen = new Map<string, number>();

  return {
    async listSessions(caseId) {
      const stored = await records.read((reader) => reader.list('sessions'));
      return stored
        .filter(({ session }) => caseId === undefined || session.caseId === caseId)
        .toSorted((left, right) => right.session.startedAt - left.session.startedAt || (left.id < right.id ? -1 : 1));
    },
    async loadSession(id) {
      const stored = await records.read((reader) => reader.get('sessions', id));
      if (stored) seen.set(id, stored.savedAt);
      return stored;
    },
    async saveSession(session) {
      const result = await records.write(async (writer): Promise<SaveSessionResult> => {
        const stored = await writer.get('sessions', session.id);
        const isUnseen = stored !== undefined && stored.tabId !== tabId && stored.savedAt !== seen.get(session.id);
        if (isUnseen && !isEarlierSession(stored, { session })) return { ok: false, conflict: stored };
        const saved: StoredSession = { id: session.id, session, tabId, savedAt: nextMoment() };
        await writer.put('sessions', saved);
        return { ok: true, saved };
      });
      if (result.ok) {
        seen.set(session.id, result.saved.savedAt);
        announce(['sessions']);
      }
      return result;
    },
    async removeSession(id) {
      await records.write((writer) => writer.delete('sessions', id));
      announce(['sessions']);
    },
  };
}

/**
 * Returns whether one version of a session is an earlier one of another: its events are the first of the other's, but that its last text
 * may have been typed on.
 */
export function isEarlierSession(earlier: Pick<StoredSession, 'session'>, later: Pick<StoredSession, 'session'>): boolean {
  const [before, after] = [earlier.session.events, later.session.events];
  if (before.length > after.length) return false;
  return before.every((event, index) => {
    const same = after[index];
    if (index < before.length - 1 || event.kind !== 'wrote' || same?.kind !== 'wrote') return sameData(event, same);
    return event.artefactId === same.artefactId && event.since === same.since && event.at <= same.at;
  });
}
