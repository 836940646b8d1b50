import { useCallback, useEffect, useState } from 'react';
import { formatLink, readLink } from './link.ts';
import type { LabSettings } from './settings.ts';
import { defaultSettings } from './settings.ts';

/** The set-up of the lab, taken from the page's link where it carries one. */
export interface LinkedSettings {
  readonly settings: LabSettings;
  /** What had to be changed in the link, in words. */
  readonly notes: readonly string[];
  change(change: Partial<LabSettings>): void;
  /** Puts the set-up into the page's address and on the clipboard; resolves with what was done, in words. */
  share(): Promise<string>;
}

/** Keeps the settings, reading them from the address now and whenever it changes. */
export function useLink(): LinkedSettings {
  const [settings, setSettings] = useState<LabSettings>(defaultSettings);
  const [notes, setNotes] = useState<readonly string[]>([]);

  useEffect(() => {
    function follow(): void {
      const read = readLink(location.hash);
      if (!read) return;
      setSettings(read.settings);
      setNotes(read.notes);
    }
    follow();
    addEventListener('hashchange', follow);
    return () => removeEventListener('hashchange', follow);
  }, []);

  const change = useCallback((changed: Partial<LabSettings>) => {
    setNotes([]);
    setSettings((before) => {
      const after = { ...before, ...changed };
      return { ...after, hotKeyCount: Math.min(after.hotKeyCount, after.keyCount) };
    });
  }, []);

  const share = useCallback(async () => {
    history.replaceState(history.state, '', formatLink(settings));
    try {
      await navigator.clipboard.writeText(location.href);
      return 'The link is on the clipboard and in the address bar.';
    } catch {
      return 'The link is in the address bar; copy it from there.';
    }
  }, [settings]);

  return { settings, notes, change, share };
}
