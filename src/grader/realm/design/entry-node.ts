import { flushCompileCache } from 'node:module';
import { assert } from '../../../kernel/index.ts';
import type { RealmRequest } from '../../own-code/messages.ts';
import { startRealm } from './start-realm.ts';

/** Node's entry of the realm in which a design runs with the learner's code: a process of its own, whose one channel leads to the judge. */
const send = process.send?.bind(process);
assert(send, 'entry-node.ts runs in a process made by fork');
// A rejection nobody handles is the learner's business.
process.on('unhandledRejection', () => undefined);
process.on('disconnect', () => process.exit());
startRealm({
  send: (reply) => void send(reply),
  onRequest: (listener) => process.on('message', (request: RealmRequest) => listener(request)),
});
// The process ends by a kill, before Node would write what it compiled: the next start takes half the time with it.
setImmediate(flushCompileCache);
