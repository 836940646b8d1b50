import type { ConsoleLine } from '../../protocol/verdict.ts';

const maxLines = 200;
const maxTextLength = 500;
const maxDepth = 3;
const maxMembers = 20;

/** Collects what the learner's code prints, bounded in lines, length and depth. */
export interface BoundedConsole {
  /** The object handed to the learner. */
  readonly endowment: Record<ConsoleLine['level'], (...values: unknown[]) => void>;
  /** Returns the lines since the last call and how many were dropped, and forgets both. */
  drain(): { readonly lines: ConsoleLine[]; readonly dropped: number };
}

/** Creates a console that keeps the first 200 lines of a run, 500 characters each. */
export function createBoundedConsole(): BoundedConsole {
  let lines: ConsoleLine[] = [];
  let kept = 0;
  let dropped = 0;
  const print =
    (level: ConsoleLine['level']) =>
    (...values: unknown[]) => {
      if (kept >= maxLines) {
        dropped += 1;
        return;
      }
      kept += 1;
      const text = values.map((value) => (typeof value === 'string' ? value : describe(value, 0))).join(' ');
      lines.push({ level, text: text.length > maxTextLength ? `${text.slice(0, maxTextLength)}…` : text });
    };
  return {
    endowment: { log: print('log'), info: print('info'), warn: print('warn'), error: print('error'), debug: print('debug') },
    drain() {
      const drained = { lines, dropped };
      lines = [];
      dropped = 0;
      return drained;
    },
  };
}

/**
 * Returns a short text for any value without running the learner's code where that can be helped: getters are not read. A proxy's traps may run;
 * what they throw becomes "[object]".
 */
export function describe(value: unknown, depth: number): string {
  try {
    return describeUnguarded(value, depth);
  } catch {
    return '[object]';
  }
}

function describeUnguarded(value: unknown, depth: number): string {
  if (typeof value === 'string') return JSON.stringify(value.slice(0, maxTextLength));
  if (typeof value === 'bigint') return `${value}n`;
  if (typeof value === 'function') return '[function]';
  if (typeof value === 'symbol') return String(value).slice(0, 80);
  if (typeof value !== 'object' || value === null) return Object.is(value, -0) ? '-0' : String(value);
  if (value instanceof Error) return describeError(value);
  if (depth >= maxDepth) return Array.isArray(value) ? '[…]' : '{…}';
  if (Array.isArray(value)) return `[${members(value.slice(0, maxMembers), value.length, (one) => describe(one, depth + 1))}]`;
  if (value instanceof Map) return `Map(${value.size}) {${describeEntries(value, depth)}}`;
  if (value instanceof Set) return `Set(${value.size}) {${describeSet(value, depth)}}`;
  const keys = Reflect.ownKeys(value).filter((key) => typeof key === 'string');
  return `{${members(keys.slice(0, maxMembers), keys.length, (key) => `${key}: ${describeProperty(value, key, depth)}`)}}`;
}

function describeProperty(owner: object, key: string, depth: number): string {
  const descriptor = Reflect.getOwnPropertyDescriptor(owner, key);
  return descriptor && 'value' in descriptor ? describe(descriptor.value, depth + 1) : '[getter]';
}

function describeError(error: Error): string {
  const name = Reflect.get(error, 'name');
  const message = Reflect.get(error, 'message');
  return `${typeof name === 'string' ? name : 'Error'}: ${typeof message === 'string' ? message.slice(0, maxTextLength) : ''}`;
}

function describeEntries(map: Map<unknown, unknown>, depth: number): string {
  const shown: string[] = [];
  for (const [key, value] of map) {
    if (shown.length === maxMembers) break;
    shown.push(`${describe(key, depth + 1)} => ${describe(value, depth + 1)}`);
  }
  return members(shown, map.size, (text) => text);
}

function describeSet(set: Set<unknown>, depth: number): string {
  const shown: string[] = [];
  for (const value of set) {
    if (shown.length === maxMembers) break;
    shown.push(describe(value, depth + 1));
  }
  return members(shown, set.size, (text) => text);
}

function members<T>(shown: readonly T[], total: number, text: (value: T) => string): string {
  const parts = shown.map(text);
  if (total > shown.length) parts.push(`… ${total - shown.length} more`);
  return parts.join(', ');
}
