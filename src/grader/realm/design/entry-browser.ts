import type { RealmRequest } from '../../own-code/messages.ts';
import { startRealm } from './start-realm.ts';

/** The browser's entry of the realm in which a design runs with the learner's code: the frame hands it the judge's port and nothing else, once. */
addEventListener(
  'message',
  (event: MessageEvent) => {
    const port = event.ports[0]!;
    startRealm({
      send: (reply) => port.postMessage(reply),
      onRequest(listener) {
        port.onmessage = ({ data }: MessageEvent<RealmRequest>) => listener(data);
      },
    });
  },
  { once: true },
);
