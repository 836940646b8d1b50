import { append } from '../../../../src/interview/session-log.ts';
import type { Session, SessionEvent } from '../../../../src/interview/session-events.ts';
import { createSession } from '../../../../src/interview/session.ts';
import type { Progress, StoredSession } from '../../../../src/progress/index.ts';
import type { DeviceMemory } from '../../../../src/islands/workspace/session/deviceMemory.ts';
import { smallCase } from '../../interview/cases.ts';

/** The small case that these tests hold. */
export const one = smallCase();

/** Makes a session of the small case that began at 1,000 by the clock on the wall. */
export function sessionOf(events: readonly SessionEvent[] = [], id = 's'): Session {
  return append(createSession(one, { kind: 'timed' }, id, 1000), [{ kind: 'started', at: 0 }, ...events]);
}

/** What writes notes of the scope at a moment. */
export function wroteAt(at: number, text: string): SessionEvent {
  return { kind: 'wrote', at, since: at, artefactId: 'notes-scope', text };
}

/** A store of one record that several tabs share. */
export class SharedStore {
  stored: StoredSession | undefined;
  saves = 0;
  readonly #listeners = new Set<{ readonly tabId: string; readonly tell: () => void }>();

  constructor(session?: Session) {
    this.stored = session && { id: session.id, session, tabId: 'first', savedAt: 1 };
  }

  /** Opens it as a tab does. What another tab wrote unseen is handed back. */
  openTab(tabId: string): Pick<Progress, 'loadSession' | 'saveSession' | 'onChange'> {
    let seen: number | undefined;
    return {
      loadSession: async () => {
        seen = this.stored?.savedAt;
        return structuredClone(this.stored);
      },
      saveSession: async (session) => {
        const { stored } = this;
        if (stored && stored.tabId !== tabId && stored.savedAt !== seen) return { ok: false, conflict: stored };
        this.saves += 1;
        const saved = { id: session.id, session: structuredClone(session), tabId, savedAt: (stored?.savedAt ?? 0) + 1 };
        this.stored = saved;
        for (const listener of this.#listeners) if (listener.tabId !== tabId) listener.tell();
        return { ok: true, saved };
      },
      onChange: (listener) => {
        const entry = { tabId, tell: () => listener({ stores: ['sessions'], fromOtherTab: true }) };
        this.#listeners.add(entry);
        return () => this.#listeners.delete(entry);
      },
    };
  }
}

/** A device's memory of its own. */
export function memoryOf(): DeviceMemory & { readonly kept: Map<string, string> } {
  const kept = new Map<string, string>();
  return { kept, read: (key) => kept.get(key), write: (key, value) => !!kept.set(key, value), remove: (key) => void kept.delete(key) };
}
