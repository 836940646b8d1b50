import { nextMoment } from './identity.ts';
import type { ProgressContext } from './context.ts';
import type { Progress, Setting, SettingValues } from './types.ts';

/** Creates the part of the store that keeps settings. */
export function createSettings({ records, announce }: ProgressContext): Pick<Progress, 'getSetting' | 'setSetting'> {
  return {
    async getSetting<K extends keyof SettingValues>(key: K) {
      const setting = await records.read((reader) => reader.get('settings', key));
      return setting?.value as SettingValues[K] | undefined;
    },
    async setSetting(key, value) {
      const setting = { key, value, at: nextMoment() } as Setting;
      await records.write((writer) => writer.put('settings', setting));
      announce(['settings']);
    },
  };
}
