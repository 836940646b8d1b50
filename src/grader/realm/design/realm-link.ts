import type { RealmAnswer, RealmReply, RealmRequest } from '../../own-code/messages.ts';
import type { JudgePort } from '../judge/learner-link.ts';
import { watchSilence } from '../judge/watchdog.ts';

/** The judge's end of the channel to a realm that runs designs. */
export type RealmLinkPort = JudgePort<RealmRequest, RealmReply>;

/** A watched channel to a realm, for one run. */
export interface RealmLink {
  /** Runs a design; resolves also when the realm hangs or dies. Rejects when the realm could not be started. */
  run(request: RealmRequest, onSign: (sign: Extract<RealmReply, { kind: 'progress' | 'calling' }>) => void): Promise<RealmAnswer>;
  /** Stops watching. */
  close(): void;
}

/** Opens a link and watches over it; `monotonicMs` returns a clock's reading, see `watchSilence`. */
export function openRealmLink(port: RealmLinkPort, monotonicMs: () => number): RealmLink {
  const ready = Promise.withResolvers<void>();
  const ended = Promise.withResolvers<RealmAnswer>();
  let isReady = false;
  let isRunning = false;
  let suspect: string | undefined;
  let onSign: Parameters<RealmLink['run']>[1] = () => undefined;
  ready.promise.catch(() => undefined);

  const watchdog = watchSilence(
    monotonicMs,
    () => !isRunning,
    (why) => end(why),
  );
  function end(why: 'silent' | 'stalled' | 'memory'): void {
    watchdog.end();
    ready.resolve();
    ended.resolve({ kind: 'gone', why, ...(suspect !== undefined && { suspect }) });
  }

  port.onDeath((message) => {
    if (isReady) return end('memory');
    watchdog.end();
    ready.reject(new Error(`The realm for designs did not start: ${message}`));
  });
  port.onReply((reply) => {
    watchdog.heard();
    if (reply.kind === 'ready') {
      isReady = true;
      watchdog.started();
      ready.resolve();
    } else if (reply.kind === 'simulated') ended.resolve(reply);
    else if (reply.kind === 'broken') ended.reject(new Error(`The simulation failed, which is our bug: ${reply.message}`));
    else if (reply.kind !== 'alive') {
      if (reply.kind === 'calling') suspect = reply.component;
      onSign(reply);
    }
  });

  return {
    async run(request, listener) {
      await ready.promise;
      onSign = listener;
      isRunning = true;
      watchdog.restart();
      port.send(request, []);
      try {
        return await ended.promise;
      } finally {
        isRunning = false;
      }
    },
    close: () => watchdog.end(),
  };
}
