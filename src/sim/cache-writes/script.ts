import { createStream } from '../../kernel/index.ts';
import type { ClientOperation } from './scenario.ts';

/** The names of the keys, by number. */
export const keyNames = ['A', 'B', 'C'] as const;

const clients = ['Ann', 'Ben', 'Cem'] as const;
const shortestGapMs = 2;
const longestGapMs = 22;

/** How a script is drawn. */
export interface ScriptSettings {
  readonly seed: string;
  /** Operations. */
  readonly length: number;
  /** 0 to 1. */
  readonly writeShare: number;
  /** Store calls take between half and one and a half of this, each as likely. */
  readonly storeMs: number;
}

/** Draws a script. A longer one begins with the shorter one, and another share of writes leaves clients, keys and times as they are. */
export function drawScript({ seed, length, writeShare, storeMs }: ScriptSettings): readonly ClientOperation[] {
  const stream = createStream(`${seed}/cache-writes`);
  const written = keyNames.map(() => 1);
  let atMs = 0;
  return Array.from({ length }, (_, index) => {
    if (index > 0) atMs += shortestGapMs + stream.below(longestGapMs - shortestGapMs + 1);
    const client = clients[stream.below(clients.length)]!;
    // The first key is asked for as often as the two others together, so that operations meet.
    const key = Math.max(0, stream.below(4) - 1);
    const isWrite = stream.float() < writeShare;
    const callMs = Math.max(2, Math.round(storeMs * (0.5 + stream.float())));
    return {
      number: index + 1,
      atMs,
      client,
      key,
      kind: isWrite ? 'write' : 'read',
      value: isWrite ? ++written[key]! : 0,
      storeMs: callMs,
    };
  });
}
