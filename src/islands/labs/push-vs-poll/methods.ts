import type { PushMethod } from '../../../sim/push/scenario.ts';

/** What a method is called, what it does, and its colour. */
export interface MethodText {
  readonly name: string;
  /** What happens, in a sentence. */
  readonly about: string;
  /** CSS custom property that holds the colour, light and dark. */
  readonly colour: string;
}

/** The methods in words. */
export const methodTexts: Readonly<Record<PushMethod, MethodText>> = {
  poll: { name: 'Polling', about: 'The client asks at a fixed interval, whether there is news or not.', colour: '--hr-push-poll' },
  long: { name: 'Long polling', about: 'The server holds the request until there is something to say.', colour: '--hr-push-long' },
  sse: { name: 'Server-sent events', about: 'One request, one answer that never ends.', colour: '--hr-push-sse' },
  socket: { name: 'WebSocket', about: 'One handshake, then frames both ways on the same connection.', colour: '--hr-push-socket' },
};
