import type { Progress } from '../../../progress/types.ts';
import type { DeviceMemory } from '../session/deviceMemory.ts';

/** What another tab wrote, or what this page could not save before it went away. */
export interface OtherVersion {
  readonly source: string;
  /** Milliseconds since 1970. */
  readonly savedAt: number;
}

/** What the keeper tells the workspace. */
export interface DraftState {
  /** "unsaved": typed and waiting for the debounce; "saved": in storage, or in memory where storage is denied. */
  readonly saving: 'loading' | 'unsaved' | 'saved';
  /** Another version of the same draft that differs from this one; shown, never applied by itself. */
  readonly other: OtherVersion | undefined;
}

type DraftStore = Pick<Progress, 'loadDraft' | 'saveDraft' | 'resolveDraft' | 'onDraftChange'>;

interface KeeperOptions {
  readonly store: DraftStore;
  readonly memory: DeviceMemory;
  readonly exerciseId: string;
  readonly starter: string;
  readonly onState: (state: DraftState) => void;
  readonly delayMs?: number;
  readonly now?: () => number;
}

/**
 * Keeps a draft safe: saves what is typed within `delayMs` (250 by default), leaves a copy in Web Storage when the page goes away before
 * a save has ended, and holds on to what other tabs wrote until the learner chooses.
 */
export interface DraftKeeper {
  /** Returns the text to begin with: the newest of draft and rescued copy, else the starter. */
  load(): Promise<string>;
  /** Notes a change of the text. */
  edited(source: string): void;
  /** Saves at once what is not saved; resolves when it is. */
  flush(): Promise<void>;
  /** Copies an unsaved text where it survives the page's end; synchronous, for `pagehide`. */
  rescue(): void;
  /** Keeps this tab's text and tells the other tabs so. */
  keepMine(): Promise<void>;
  /** Returns the other version, which becomes this tab's text; undefined when there is none any more. */
  takeOther(): Promise<string | undefined>;
  dispose(): void;
}

/** Makes the keeper of one exercise's draft. */
export function createDraftKeeper(options: KeeperOptions): DraftKeeper {
  const { store, memory, exerciseId, starter, onState, delayMs = 250, now = Date.now } = options;
  const rescueKey = `rescue:${exerciseId}`;
  let source = starter;
  let savedSource: string | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let saving: Promise<void> = Promise.resolve();
  let state: DraftState = { saving: 'loading', other: undefined };
  let disposed = false;

  const tell = (change: Partial<DraftState>): void => {
    state = { ...state, ...change };
    if (!disposed) onState(state);
  };
  const offer = (other: OtherVersion | undefined): void => tell({ other: other && other.source !== source ? other : undefined });

  const save = (): Promise<void> => {
    clearTimeout(timer);
    timer = undefined;
    saving = saving.then(async () => {
      const text = source;
      if (text === savedSource) {
        tell({ saving: 'saved' });
        return;
      }
      const { conflict } = await store.saveDraft(exerciseId, text);
      savedSource = text;
      memory.remove(rescueKey);
      if (conflict) offer(conflict);
      if (source === text) tell({ saving: 'saved' });
    });
    return saving;
  };

  const stopListening = store.onDraftChange(exerciseId, (draft) => offer({ source: draft.source, savedAt: draft.savedAt }));

  return {
    async load() {
      const draft = await store.loadDraft(exerciseId);
      const rescued = readRescued(memory.read(rescueKey));
      savedSource = draft?.source;
      source = rescued && rescued.savedAt > (draft?.savedAt ?? 0) ? rescued.source : (draft?.source ?? starter);
      tell({ saving: 'saved' });
      offer(draft?.others.find((other) => other.source !== source));
      if (rescued && source === rescued.source && source !== savedSource) await save();
      else memory.remove(rescueKey);
      return source;
    },
    edited(next) {
      if (next === source) return;
      source = next;
      tell({ saving: 'unsaved' });
      clearTimeout(timer);
      timer = setTimeout(() => void save(), delayMs);
    },
    flush: save,
    rescue() {
      if (source === savedSource || (savedSource === undefined && source === starter)) return;
      memory.write(rescueKey, JSON.stringify({ source, savedAt: now() }));
      void save();
    },
    async keepMine() {
      const text = source;
      offer(undefined);
      await store.resolveDraft(exerciseId, text);
      savedSource = text;
    },
    async takeOther() {
      const { other } = state;
      if (!other) return undefined;
      source = other.source;
      offer(undefined);
      await store.resolveDraft(exerciseId, source);
      savedSource = source;
      tell({ saving: 'saved' });
      return source;
    },
    dispose() {
      disposed = true;
      clearTimeout(timer);
      stopListening();
    },
  };
}

function readRescued(text: string | undefined): OtherVersion | undefined {
  if (text === undefined) return undefined;
  try {
    const value = JSON.parse(text) as { source?: unknown; savedAt?: unknown } | null;
    if (typeof value?.source === 'string' && typeof value.savedAt === 'number') return { source: value.source, savedAt: value.savedAt };
  } catch {
    // A broken copy is no copy.
  }
  return undefined;
}
