import type { RealmReply, RealmRequest } from '../../own-code/messages.ts';
import { lockRealm } from '../learner/lockdown.ts';
import { runDesign } from './run-design.ts';

/** The realm's end of the channel to its judge, the same for a browser's port and Node's. */
export interface RealmPort {
  send(reply: RealmReply): void;
  onRequest(listener: (request: RealmRequest) => void): void;
}

/** Locks this realm down and runs the designs that are asked for from now on. */
export function startRealm(port: RealmPort): void {
  // Taken before lockdown; it decides how often progress is told, and no result depends on it.
  // eslint-disable-next-line headroom/determinism
  const monotonicMs = performance.now.bind(performance);
  const realm = lockRealm();
  port.onRequest((request) => {
    runDesign(realm, request, (reply) => port.send(reply), monotonicMs).then(
      (outcome) => port.send({ kind: 'simulated', outcome }),
      (error: unknown) =>
        port.send({ kind: 'broken', message: error instanceof Error ? `${error.message} ${error.stack ?? ''}` : String(error) }),
    );
  });
  port.send({ kind: 'ready' });
}
