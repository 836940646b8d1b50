import type { CallsExercise } from '../../authoring.ts';
import type { HostReply, HostRequest } from '../../protocol/host-messages.ts';
import type { LearnerReply } from '../../protocol/messages.ts';
import { countHits } from './count-hits.ts';
import { judge } from './judge.ts';
import { openLink, type JudgePort, type LearnerLink } from './learner-link.ts';
import { serveRequests } from './serve-requests.ts';

/** Serves the page's requests in the judge's worker of an exercise. */
export function startJudge(exercise: CallsExercise): void {
  serveRequests<HostRequest, LearnerReply, LearnerLink>(
    (port, monotonicMs) => openLink(port as JudgePort, monotonicMs),
    async (message, link, reply): Promise<HostReply> => {
      const { id } = message;
      if (message.kind !== 'judge') return { kind: 'counted', id, hits: await countHits(exercise, message, link) };
      const judgement = await judge(exercise, message.request, link, (stage, label, fraction) =>
        reply({ kind: 'progress', id, stage, label, fraction } satisfies HostReply),
      );
      return { kind: 'judged', id, judgement };
    },
    // A judgement never fails on the learner's account, a trace may.
    (message, { kind, id }): HostReply => (kind === 'judge' ? { kind: 'broken', message } : { kind: 'failed', id, message }),
  );
}
