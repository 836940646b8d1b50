import * as z from 'zod/mini';
import { learnerStores } from './stores.ts';
import type { StoreName } from './types.ts';

/** What tabs tell each other: which stores changed, and whose draft when one did. */
const messageSchema = z.object({
  stores: z.array(z.enum(learnerStores as [StoreName, ...StoreName[]])),
  draftOf: z.exactOptional(z.string()),
});

export type TabMessage = Readonly<z.infer<typeof messageSchema>>;

/** The line to the other tabs. */
export interface Channel {
  post(message: TabMessage): void;
  close(): void;
}

/** Opens the line to other tabs; a mute one where the browser has none. Messages of another shape, as another version may send, are ignored. */
export function openChannel(name: string, onMessage: (message: TabMessage) => void): Channel {
  if (typeof BroadcastChannel === 'undefined') return { post: () => undefined, close: () => undefined };
  const channel = new BroadcastChannel(name);
  channel.onmessage = (event: MessageEvent<unknown>) => {
    const message = messageSchema.safeParse(event.data);
    if (message.success) onMessage(message.data);
  };
  return { post: (message) => channel.postMessage(message), close: () => channel.close() };
}
