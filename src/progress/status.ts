import type { StorageStatus } from './types.ts';

/** The states of storage in words, by cause. */
export const statuses = {
  ok: { kind: 'ok', message: 'Your progress is kept in this browser.', remedy: '' },
  denied: {
    kind: 'memory-only',
    message: 'This browser does not let the site store anything, so your progress lasts until you close this tab.',
    remedy: 'Allow site data (cookies) for this site or leave private browsing, then reload. Export your progress first to keep it.',
  },
  unanswered: {
    kind: 'memory-only',
    message: 'The browser’s storage does not answer. Your progress is kept in this tab and will be saved as soon as it does.',
    remedy: 'Export your progress to keep it, then restart the browser.',
  },
  failed: {
    kind: 'memory-only',
    message: 'The browser’s storage failed. What was saved before is untouched; what you do now lasts until you close this tab.',
    remedy: 'Export your progress to keep it, then reload this page.',
  },
  newerTab: {
    kind: 'memory-only',
    message: 'A newer version of Headroom was opened in another tab. What you do in this tab is no longer saved.',
    remedy: 'If you have typed anything since, export your progress. Then reload this page.',
  },
  newerDatabase: {
    kind: 'memory-only',
    message: 'Your progress was saved by a newer version of Headroom than this page. It is untouched, but cannot be read here.',
    remedy: 'Reload this page to get the newer version.',
  },
  full: {
    kind: 'full',
    message: 'There is no room left to save. What you do now lasts until you close this tab.',
    remedy: 'Export your progress to keep it, then free space on this device. Saving resumes by itself.',
  },
  olderTab: {
    kind: 'blocked-by-older-tab',
    message: 'Another tab with an older version of Headroom is open and holds up saving. Your progress is kept in this tab meanwhile.',
    remedy: 'Close or reload the other Headroom tabs. Saving resumes by itself.',
  },
} as const satisfies Record<string, StorageStatus>;
