import type { LinkFormat } from '../shared/use-link.ts';
import { readLink, formatLink } from './link.ts';
import type { LabSettings } from './settings.ts';
import { defaultSettings } from './settings.ts';

/** How the lab's set-up stands in links; there cannot be more hot keys than keys. */
export const labLink: LinkFormat<LabSettings> = {
  defaults: defaultSettings,
  format: formatLink,
  read: readLink,
  makePossible: (settings) => ({ ...settings, hotKeyCount: Math.min(settings.hotKeyCount, settings.keyCount) }),
};
