/** Small things worth remembering on this device that are no progress: pane widths, hints opened, a text to rescue. */
export interface DeviceMemory {
  read(key: string): string | undefined;
  /** Returns whether it was kept beyond this page; storage may be denied or full. */
  write(key: string, value: string): boolean;
  remove(key: string): void;
}

const PREFIX = 'headroom:';

/** Opens the device's memory over a Web Storage area; falls back to this page's memory where storage is denied or full. */
export function openDeviceMemory(area: () => Storage | undefined = () => globalThis.localStorage): DeviceMemory {
  const fallback = new Map<string, string>();
  const attempt = <T>(action: (storage: Storage) => T): T | undefined => {
    try {
      const storage = area();
      return storage && action(storage);
    } catch {
      return undefined;
    }
  };
  return {
    read: (key) => fallback.get(key) ?? attempt((storage) => storage.getItem(PREFIX + key)) ?? undefined,
    write: (key, value) => {
      const kept = attempt((storage) => (storage.setItem(PREFIX + key, value), true)) ?? false;
      if (kept) fallback.delete(key);
      else fallback.set(key, value);
      return kept;
    },
    remove: (key) => {
      fallback.delete(key);
      attempt((storage) => storage.removeItem(PREFIX + key));
    },
  };
}

let pageMemory: DeviceMemory | undefined;

/** Returns the page's one device memory. */
export function deviceMemory(): DeviceMemory {
  pageMemory ??= openDeviceMemory();
  return pageMemory;
}
