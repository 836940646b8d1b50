import type { LearnerRequest } from '../../protocol/messages.ts';
import { startLearner } from './learner.ts';

/** The browser's entry of the learner's worker: the frame hands it the judge's port and nothing else, once. */
addEventListener(
  'message',
  (event: MessageEvent) => {
    const port = event.ports[0]!;
    startLearner({
      send: (reply, transfer) => port.postMessage(reply, transfer),
      onRequest(listener) {
        port.onmessage = ({ data }: MessageEvent<LearnerRequest>) => listener(data);
      },
    });
  },
  { once: true },
);
