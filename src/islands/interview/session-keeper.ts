import type { InterviewCase } from '../../interview/case-file.ts';
import { checkSession } from '../../interview/session-file.ts';
import { cutAfterMs, pause } from '../../interview/session.ts';
import type { Progress, StoredSession } from '../../progress/index.ts';
import type { DeviceMemory } from '../workspace/session/deviceMemory.ts';
import type { Command, Done, LiveSession } from './live-session.ts';
import { doCommand, holdLive, letTakeTurn, wake } from './live-session.ts';
import { readRescue, writeRescue } from './rescued-events.ts';
import type { SessionLock } from './session-lock.ts';
import { lockSession } from './session-lock.ts';

/** How long after a change it is saved, in milliseconds. */
const saveDelayMs = 250;

/** A session as a page shows it. */
export interface KeptSession {
  readonly live: LiveSession;
  /** Whether this tab writes it; otherwise it is read along while another tab does. */
  readonly isWriter: boolean;
  readonly isSaved: boolean;
}

type SessionStore = Pick<Progress, 'loadSession' | 'saveSession' | 'onChange'>;

interface KeeperOptions {
  readonly one: InterviewCase;
  readonly id: string;
  readonly store: SessionStore;
  readonly memory: DeviceMemory;
  readonly now: () => number;
  readonly lock?: typeof lockSession;
}

/** A session opened, or in words why it cannot be. */
export type OpenedSession = { readonly ok: true; readonly keeper: SessionKeeper } | { readonly ok: false; readonly reason: string };

/** Opens a stored session to go on with it, or to read along where another tab writes it. */
export async function openSession(options: KeeperOptions): Promise<OpenedSession> {
  const { one, id, store, memory } = options;
  const stored = await store.loadSession(id);
  if (!stored) return { ok: false, reason: 'There is no such session in this browser. It was deleted, or begun on another device.' };
  const read = checkSession(stored.session, (caseId) => (caseId === one.id ? one : undefined));
  if (!read.ok) return { ok: false, reason: read.reason };
  const rescued = readRescue(one, stored, memory.read(rescueKey(id)));
  const held = holdLive(one, rescued);
  if (!held.ok) return { ok: false, reason: held.reason };
  const keeper = new SessionKeeper(options, stored, held.live);
  await keeper.claim(false);
  return { ok: true, keeper };
}

function rescueKey(id: string): string {
  return `interview-rescue:${id}`;
}

/** Holds a session for a page: does its commands, saves it as it changes, and follows it while another tab writes it. */
export class SessionKeeper {
  readonly #options: KeeperOptions;
  readonly #listeners = new Set<() => void>();
  readonly #stopFollowing: () => void;
  #stored: StoredSession;
  #kept: KeptSession;
  #lock: SessionLock | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #saving: Promise<void> = Promise.resolve();
  #tickedAt: number | undefined;

  /** Use {@link openSession}. */
  constructor(options: KeeperOptions, stored: StoredSession, live: LiveSession) {
    this.#options = options;
    this.#stored = stored;
    this.#kept = { live, isWriter: false, isSaved: live.session === stored.session };
    this.#stopFollowing = options.store.onChange(({ stores, fromOtherTab }) => {
      if (fromOtherTab && stores.includes('sessions') && !this.#kept.isWriter) void this.#follow();
    });
  }

  get kept(): KeptSession {
    return this.#kept;
  }

  /** Calls the listener after every change. */
  subscribe(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** Does a command. Returns in words why it was refused, where it was. */
  run(command: Command): string | undefined {
    if (!this.#kept.isWriter) return 'This session is open in another tab. Go on here first.';
    const { one, now } = this.#options;
    const { live, refusal }: Done = doCommand(one, this.#kept.live, now(), command);
    this.#become(live);
    return refusal;
  }

  /** Lets time go by: the interviewer may say something. To be called every second or so; a long silence was a closed laptop. */
  tick(): void {
    const { one } = this.#options;
    const [before, now] = [this.#tickedAt, this.#options.now()];
    this.#tickedAt = now;
    if (!this.#kept.isWriter) return;
    const wasAsleep = before !== undefined && now - before >= cutAfterMs && this.#kept.live.state.status === 'running';
    this.#become(wasAsleep ? doCommand(one, this.#kept.live, before, pause).live : letTakeTurn(one, this.#kept.live, now));
  }

  /** Tries to become the tab that writes; with `steal` it is taken from the tab that does. Resolves when that is decided. */
  async claim(steal: boolean): Promise<void> {
    const { id, one, now, lock: request = lockSession } = this.#options;
    this.#lock = await request(id, steal, () => this.#readAlong());
    if (!this.#lock) return;
    if (steal) await this.#follow();
    this.#kept = { ...this.#kept, isWriter: true };
    const { live, isSaved } = this.#kept;
    this.#become(wake(one, live, now()));
    if (!isSaved) this.#saveSoon();
    this.#tell();
  }

  /** Saves at once what is not saved; resolves when it is. */
  async flush(): Promise<void> {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.#saving = this.#saving.then(() => this.#save());
    await this.#saving;
  }

  /** Leaves what is not saved where it survives the end of the page; synchronous, for `pagehide`. */
  rescue(): void {
    const { live, isSaved, isWriter } = this.#kept;
    if (isSaved || !isWriter) return;
    const text = writeRescue(this.#stored, live.session);
    if (text !== undefined) this.#options.memory.write(rescueKey(this.#options.id), text);
    void this.flush();
  }

  /** Saves, lets the right to write go, and ends the listening. */
  async close(): Promise<void> {
    this.#stopFollowing();
    await this.flush();
    this.#lock?.release();
  }

  #become(live: LiveSession): void {
    if (live === this.#kept.live) return;
    this.#kept = { ...this.#kept, live, isSaved: false };
    this.#saveSoon();
    this.#tell();
  }

  /** Waits from the first change, not the last: who types on and on is saved all the same. */
  #saveSoon(): void {
    this.#timer ??= setTimeout(() => void this.flush(), saveDelayMs);
  }

  async #save(): Promise<void> {
    const { live, isSaved, isWriter } = this.#kept;
    if (isSaved || !isWriter) return;
    const { store, memory, id } = this.#options;
    const result = await store.saveSession(live.session);
    if (!result.ok) return this.#readAlong();
    // The stored copy with this tab's own events, which a rescue tells apart by identity.
    this.#stored = { ...result.saved, session: live.session };
    memory.remove(rescueKey(id));
    if (this.#kept.live === live) this.#kept = { ...this.#kept, isSaved: true };
    this.#tell();
  }

  /** Lets another tab write from now on, and shows what it has written. */
  #readAlong(): void {
    this.#kept = { ...this.#kept, isWriter: false };
    this.#tell();
    void this.#follow();
  }

  async #follow(): Promise<void> {
    const { store, one, id } = this.#options;
    const stored = await store.loadSession(id);
    const held = stored && holdLive(one, stored.session);
    if (!held?.ok) return;
    this.#stored = stored!;
    this.#kept = { ...this.#kept, live: held.live, isSaved: true };
    this.#tell();
  }

  #tell(): void {
    for (const listener of this.#listeners) listener();
  }
}
