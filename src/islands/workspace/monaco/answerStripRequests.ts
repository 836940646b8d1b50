import { blankTypes } from './blankTypes.ts';
import { isStripRequest, type StripAnswer, type WorkerReady } from './stripProtocol.ts';

/** Answers strip requests in the TypeScript worker and keeps them from Monaco, which would take any first message for its handshake. */
self.addEventListener('message', (event: MessageEvent<unknown>) => {
  const request = event.data;
  if (!isStripRequest(request)) return;
  event.stopImmediatePropagation();
  const answer: StripAnswer = { headroom: 'stripped', id: request.id, result: blankTypes(request.source) };
  self.postMessage(answer);
});

const ready: WorkerReady = { headroom: 'ready' };
self.postMessage(ready);
