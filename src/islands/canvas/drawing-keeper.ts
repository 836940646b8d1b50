import { type Design, designLimits, readDrawing } from '../../design/index.ts';
import type { Progress, StoredDrawing } from '../../progress/index.ts';
import type { DeviceMemory } from '../workspace/session/deviceMemory.ts';
import { readRescuedDrawings, rescueKey } from './rescued-drawings.ts';

/** What the keeper asks of the learner's store. */
export type DrawingStore = Pick<Progress, 'listDrawings' | 'saveDrawing' | 'removeDrawing' | 'onChange'>;

interface KeeperOptions {
  readonly store: DrawingStore;
  readonly memory: DeviceMemory;
  /** Returns an id that no drawing has. */
  readonly newId: () => string;
}

/** A drawing that is kept in the browser. */
export interface KeptDrawing {
  readonly id: string;
  readonly design: Design;
  /** Milliseconds since 1970. */
  readonly savedAt: number;
}

/** Something to say about how drawings are kept: one is kept twice since another tab changed it, or is too large to be kept. */
export type KeeperWord = 'forked' | 'too-large';

/** Returns whether nothing is drawn. */
export function isBlank({ components, groups }: Design): boolean {
  return components.length === 0 && groups.length === 0;
}

/**
 * Keeps the drawings of one page in the learner's store. A drawing goes on under its id while it is changed; one that is begun anew gets
 * an id of its own, and the one before stays. A design belongs to the drawing that it was made in, so undoing leads back to that one.
 * What another tab wrote meanwhile is never overwritten: this tab's version is then kept beside it.
 */
export class DrawingKeeper {
  readonly #options: KeeperOptions;
  readonly #listeners = new Set<() => void>();
  readonly #stop: () => void;
  readonly #idOf = new WeakMap<Design, string>();
  /** By drawing, when the version was saved that this tab shows or has written. */
  readonly #basedOn = new Map<string, number>();
  /** By drawing that another tab took, the one in which this tab goes on. */
  readonly #forks = new Map<string, string>();
  readonly #unsaved = new Map<string, Design>();
  #kept: readonly KeptDrawing[] = [];
  #current: string | undefined;
  #word: KeeperWord | undefined;
  #hasRescued = false;
  #saving: Promise<void> = Promise.resolve();

  /** Use {@link openDrawings}. */
  constructor(options: KeeperOptions) {
    this.#options = options;
    this.#stop = options.store.onChange(({ stores, fromOtherTab }) => {
      if (fromOtherTab && stores.includes('drawings')) void this.refresh();
    });
  }

  /** The id of the drawing that is shown; undefined until one is. */
  get current(): string | undefined {
    return this.#current;
  }

  /** Whether the drawing that is shown is kept, in this version or an earlier one. */
  get isKept(): boolean {
    return this.#kept.some(({ id }) => id === this.#current);
  }

  /** What is kept besides the drawing that is shown, the latest saved first; blank ones are not worth it. */
  get others(): readonly KeptDrawing[] {
    return this.#kept.filter(({ id, design }) => id !== this.#current && !isBlank(design));
  }

  get word(): KeeperWord | undefined {
    return this.#word;
  }

  /** Calls the listener after every change of what is kept or to be said. */
  subscribe(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** Shows the drawing with the given id, or else the one saved last. Returns it; undefined when none is kept. */
  restore(id?: string): Design | undefined {
    const kept = this.#kept.find((one) => one.id === id) ?? this.#kept[0];
    return kept && this.#showKept(kept);
  }

  /** Shows a drawing that is kept, to be followed by `change`. Returns it; undefined when it is not there any more. */
  open(id: string): Design | undefined {
    const kept = this.#kept.find((one) => one.id === id);
    return kept && this.#showKept(kept);
  }

  /**
   * Takes a design that a link brought, or an example, as shown. Where it is the same as a kept drawing it is that one; any other is a
   * drawing of its own, and is kept once it is changed.
   */
  show(design: Design): void {
    const text = JSON.stringify(design);
    const same = this.#kept.find((one) => JSON.stringify(one.design) === text);
    if (same) this.#basedOn.set(same.id, same.savedAt);
    this.#current = same?.id ?? this.#options.newId();
    this.#idOf.set(design, this.#current);
    this.#tell();
  }

  /** Takes a design for a drawing of its own, to be followed by `change`. */
  begin(design: Design): void {
    this.#idOf.set(design, this.#options.newId());
  }

  /** Takes a design as shown and to be saved. */
  change(design: Design): void {
    const id = this.#resolve(this.#idOf.get(design) ?? this.#current ?? this.#options.newId());
    this.#idOf.set(design, id);
    this.#current = id;
    // The drawing that is shown is saved last, so that it is the one to come back to.
    this.#unsaved.delete(id);
    this.#unsaved.set(id, design);
    this.#tell();
  }

  /** Saves what is not saved; resolves when it is. */
  async flush(): Promise<void> {
    this.#saving = this.#saving.then(() => this.#save());
    await this.#saving;
  }

  /** Leaves what is not saved where it survives the end of the page; synchronous, for `pagehide`. */
  rescue(): void {
    if (this.#unsaved.size === 0) return;
    const { memory } = this.#options;
    const mine = [...this.#unsaved].map(([id, design]) => ({ id, text: JSON.stringify(design), basedOn: this.#basedOn.get(id) }));
    memory.write(rescueKey, JSON.stringify([...readRescuedDrawings(memory), ...mine]));
    this.#hasRescued = true;
    void this.flush();
  }

  /** Saves, and ends the listening. */
  async close(): Promise<void> {
    this.#stop();
    await this.flush();
  }

  /** Reads anew what is kept. What cannot be drawn stays in the store and is not offered. */
  async refresh(): Promise<void> {
    const stored = await this.#options.store.listDrawings();
    this.#kept = stored.flatMap((one) => toKept(one) ?? []);
    this.#tell();
  }

  #showKept({ id, design, savedAt }: KeptDrawing): Design {
    this.#current = id;
    this.#basedOn.set(id, savedAt);
    this.#idOf.set(design, id);
    this.#tell();
    return design;
  }

  #resolve(id: string): string {
    const fork = this.#forks.get(id);
    return fork === undefined ? id : this.#resolve(fork);
  }

  async #save(): Promise<void> {
    for (const [id, design] of [...this.#unsaved]) {
      // Another tab may have taken it since: then it goes on beside.
      await this.#saveOne(this.#resolve(id), design);
      if (this.#unsaved.get(id) === design) this.#unsaved.delete(id);
    }
    // The page has come back and saved what it had left behind.
    if (this.#hasRescued && this.#unsaved.size === 0) this.#options.memory.remove(rescueKey);
  }

  async #saveOne(id: string, design: Design): Promise<void> {
    const { store, newId } = this.#options;
    const text = JSON.stringify(design);
    if (text.length > designLimits.textLength) return this.#say('too-large');
    const result = await store.saveDrawing(id, text, this.#basedOn.get(id));
    if (result.ok) {
      this.#basedOn.set(id, result.saved.savedAt);
      this.#kept = [{ id, design, savedAt: result.saved.savedAt }, ...this.#kept.filter((one) => one.id !== id)];
      if (this.#word === 'too-large') this.#word = undefined;
      return this.#tell();
    }
    const fork = newId();
    this.#forks.set(id, fork);
    if (this.#current === id) this.#current = fork;
    await this.refresh();
    await this.#saveOne(fork, design);
    this.#say('forked');
  }

  #say(word: KeeperWord): void {
    this.#word = word;
    this.#tell();
  }

  #tell(): void {
    for (const listener of this.#listeners) listener();
  }
}

/** Opens what is kept, with what a page that went away could not save any more. */
export async function openDrawings(options: KeeperOptions): Promise<DrawingKeeper> {
  const { store, memory, newId } = options;
  for (const { id, text, basedOn } of readRescuedDrawings(memory)) {
    if (!readDrawing(text).ok) continue;
    const result = await store.saveDrawing(id, text, basedOn);
    // The page may have saved it after all; what another tab wrote stays.
    if (!result.ok && result.conflict.text !== text) await store.saveDrawing(newId(), text);
  }
  memory.remove(rescueKey);
  // Where everything was taken out nothing is worth keeping, but that it is so now.
  const [, ...earlier] = await store.listDrawings();
  for (const one of earlier) if (isKeptBlank(one)) await store.removeDrawing(one.id);
  const keeper = new DrawingKeeper(options);
  await keeper.refresh();
  return keeper;
}

function isKeptBlank(stored: StoredDrawing): boolean {
  const kept = toKept(stored);
  return kept !== undefined && isBlank(kept.design);
}

function toKept({ id, text, savedAt }: StoredDrawing): KeptDrawing | undefined {
  const read = readDrawing(text);
  return read.ok ? { id, design: read.design, savedAt } : undefined;
}
