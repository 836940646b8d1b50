import { nextMoment } from './identity.ts';
import { otherVersions, versionOf } from './merge.ts';
import type { ProgressContext } from './context.ts';
import type { Draft, Progress, SaveDraftResult } from './types.ts';

type Drafts = Pick<Progress, 'loadDraft' | 'saveDraft' | 'resolveDraft'>;

/** Creates the part of the store that keeps drafts: the last writer wins, and what it overwrote unseen is kept beside it. */
export function createDrafts({ records, announce, tabId }: ProgressContext): Drafts {
  /** By exercise, the version this tab has loaded or written last. */
  const seen = new Map<string, string>();

  async function write(exerciseId: string, source: string, resolve: boolean): Promise<SaveDraftResult> {
    const result = await records.write(async (writer) => {
      const stored = await writer.get('drafts', exerciseId);
      const overwritten = stored && isUnseen(stored, source) ? versionOf(stored) : undefined;
      const kept = (stored?.others ?? []).filter((version) => version.tabId !== tabId && version.tabId !== overwritten?.tabId);
      const others = resolve ? [] : otherVersions(source, overwritten ? [overwritten, ...kept] : kept);
      const draft: Draft = { exerciseId, source, revision: (stored?.revision ?? 0) + 1, tabId, savedAt: nextMoment(), others };
      await writer.put('drafts', draft);
      return overwritten && !resolve ? { draft, conflict: overwritten } : { draft };
    });
    seen.set(exerciseId, fingerprint(result.draft));
    announce(['drafts'], exerciseId);
    return result;
  }

  function isUnseen(stored: Draft, source: string): boolean {
    return stored.tabId !== tabId && stored.source !== source && fingerprint(stored) !== seen.get(stored.exerciseId);
  }

  return {
    async loadDraft(exerciseId) {
      const draft = await records.read((reader) => reader.get('drafts', exerciseId));
      if (draft) seen.set(exerciseId, fingerprint(draft));
      return draft;
    },
    saveDraft: (exerciseId, source) => write(exerciseId, source, false),
    resolveDraft: async (exerciseId, source) => (await write(exerciseId, source, true)).draft,
  };
}

/** Names one version of a draft; a revision alone starts anew after everything was erased. */
function fingerprint(draft: Draft): string {
  return `${draft.tabId}/${draft.revision}/${draft.savedAt}`;
}
