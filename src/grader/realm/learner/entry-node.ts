import { parentPort, workerData } from 'node:worker_threads';
import type { MessagePort } from 'node:worker_threads';
import { assert } from '../../../kernel/index.ts';
import type { LearnerRequest } from '../../protocol/messages.ts';
import { startLearner } from './learner.ts';

/** Node's entry of the learner's worker: the judge's port comes as worker data. */
assert(parentPort, 'entry-node.ts runs in a worker');
// A rejection nobody handles is the learner's business, and must not end the worker before the verdict.
process.on('unhandledRejection', () => undefined);
const { port } = workerData as { port: MessagePort };
startLearner({
  send: (reply, transfer) => port.postMessage(reply, transfer),
  onRequest: (listener) => port.on('message', (request: LearnerRequest) => listener(request)),
});
