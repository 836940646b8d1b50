import { flushCompileCache } from 'node:module';
import { assert } from '../../../kernel/index.ts';
import type { LearnerRequest } from '../../protocol/messages.ts';
import { startLearner } from './learner.ts';

/** Node's entry of the learner's realm: a process of its own, whose one channel leads to the judge. */
const send = process.send?.bind(process);
assert(send, 'entry-node.ts runs in a process made by fork');
// A rejection nobody handles is the learner's business, and must not end the process before the verdict.
process.on('unhandledRejection', () => undefined);
process.on('disconnect', () => process.exit());
startLearner({
  send: (reply) => void send(reply),
  onRequest: (listener) => process.on('message', (request: LearnerRequest) => listener(request)),
});
// The process ends by a kill, before Node would write what it compiled: the next start takes half the time with it.
setImmediate(flushCompileCache);
