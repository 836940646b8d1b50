import type { Records } from './records.ts';
import type { StoreName } from './types.ts';

/** What every part of the store works with. */
export interface ProgressContext {
  readonly records: Records;
  readonly tabId: string;
  /** Tells listeners here and in the other tabs that stores have changed, and whose draft when one did. */
  readonly announce: (stores: readonly StoreName[], draftOf?: string) => void;
}
