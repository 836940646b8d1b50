import type { LearnerReply, LearnerRequest } from '../../protocol/messages.ts';
import { createDriver } from './driver.ts';
import { lockRealm } from './lockdown.ts';

/** The learner's end of the channel to the judge, the same for a browser's port and Node's. */
export interface LearnerPort {
  send(reply: LearnerReply, transfer: ArrayBuffer[]): void;
  onRequest(listener: (request: LearnerRequest) => void): void;
}

/** Locks this realm down and answers the judge's requests from now on. */
export function startLearner(port: LearnerPort): void {
  const driver = createDriver(lockRealm(), () => port.send({ kind: 'alive' }, []));
  port.onRequest((request) => {
    // A simulation awaits nothing but microtasks, so it ends before the next request is taken up.
    if (request.kind === 'simulate') void driver.simulate(request).then((reply) => port.send(reply, []));
    else {
      const reply = request.kind === 'load' ? driver.load(request) : driver.run(request);
      const transfer = reply.kind === 'ran' ? [reply.results.buffer as ArrayBuffer, reply.setupResults.buffer as ArrayBuffer] : [];
      port.send(reply, transfer);
    }
  });
  port.send({ kind: 'ready' }, []);
}
