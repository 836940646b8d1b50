import { useCallback, useEffect, useState } from 'react';
import type { ReadLink } from './link-reading.ts';

/** How the set-up of a lab is written into links and read from them. */
export interface LinkFormat<Settings> {
  readonly defaults: Settings;
  /** Returns the hash of a link, "#lab?..." */
  format(settings: Settings): string;
  /** Returns possible settings whatever the hash holds, or undefined when it is no link to a lab. */
  read(hash: string): ReadLink<Settings> | undefined;
  /** Brings settings that depend on one another together after a change. */
  makePossible?(settings: Settings): Settings;
}

/** The set-up of a lab, taken from the page's link where it carries one. */
export interface LinkedSettings<Settings> {
  readonly settings: Settings;
  /** What had to be changed in the link, in words. */
  readonly notes: readonly string[];
  change(change: Partial<Settings>): void;
  /** Puts the set-up into the page's address and on the clipboard; resolves with what was done, in words. */
  share(): Promise<string>;
}

/** Keeps the settings, reading them from the address now and whenever it changes. `link` must stay the same object. */
export function useLink<Settings>(link: LinkFormat<Settings>): LinkedSettings<Settings> {
  const [settings, setSettings] = useState(link.defaults);
  const [notes, setNotes] = useState<readonly string[]>([]);

  useEffect(() => {
    function follow(): void {
      const read = link.read(location.hash);
      if (!read) return;
      setSettings(read.settings);
      setNotes(read.notes);
    }
    follow();
    addEventListener('hashchange', follow);
    return () => removeEventListener('hashchange', follow);
  }, [link]);

  const change = useCallback(
    (changed: Partial<Settings>) => {
      setNotes([]);
      setSettings((before) => {
        const after = { ...before, ...changed };
        return link.makePossible?.(after) ?? after;
      });
    },
    [link],
  );

  const share = useCallback(async () => {
    history.replaceState(history.state, '', link.format(settings));
    try {
      await navigator.clipboard.writeText(location.href);
      return 'The link is on the clipboard and in the address bar.';
    } catch {
      return 'The link is in the address bar; copy it from there.';
    }
  }, [link, settings]);

  return { settings, notes, change, share };
}
