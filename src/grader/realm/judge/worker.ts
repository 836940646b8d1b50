import type { CallsExercise } from '../../authoring.ts';
import type { FrameMessage, HostReply, HostRequest } from '../../protocol/host-messages.ts';
import type { LearnerReply } from '../../protocol/messages.ts';
import { countHits } from './count-hits.ts';
import { judge } from './judge.ts';
import { openLink, type JudgePort, type LearnerLink } from './learner-link.ts';

/** Serves the page's requests in the judge's worker. The learner's worker is replaced after each, so that no run sees what another left. */
export function startJudge(exercise: CallsExercise): void {
  let link: LearnerLink | undefined;
  let reportDeath: (message: string) => void = () => undefined;
  const reply = (message: HostReply | { readonly kind: 'replace' }) => postMessage(message);

  async function serve(message: HostRequest): Promise<void> {
    const answer = await answerTo(message);
    link!.close();
    // First, so that the next request finds the new learner: it can come as soon as this one is answered.
    reply({ kind: 'replace' });
    reply(answer);
  }

  async function answerTo(message: HostRequest): Promise<HostReply> {
    const { id } = message;
    try {
      if (message.kind !== 'judge') return { kind: 'counted', id, hits: await countHits(exercise, message, link!) };
      const judgement = await judge(exercise, message.request, link!, (stage, label, fraction) =>
        reply({ kind: 'progress', id, stage, label, fraction }),
      );
      return { kind: 'judged', id, judgement };
    } catch (error) {
      const text = error instanceof Error ? error.message : String(error);
      // A judgement never fails on the learner's account, a trace may.
      return message.kind === 'judge' ? { kind: 'broken', message: text } : { kind: 'failed', id, message: text };
    }
  }

  addEventListener('message', (event: MessageEvent<HostRequest | FrameMessage>) => {
    const { data } = event;
    if (data.kind === 'died') reportDeath(data.message);
    else if (data.kind === 'learner') {
      const port = event.ports[0]!;
      const learnerPort: JudgePort = {
        send: (request, transfer) => port.postMessage(request, transfer),
        onReply(listener) {
          port.onmessage = ({ data: answer }: MessageEvent<LearnerReply>) => listener(answer);
        },
        onDeath(listener) {
          reportDeath = listener;
        },
      };
      // Tells a busy machine from a silent learner; no verdict on the code depends on it.
      // eslint-disable-next-line headroom/determinism
      link = openLink(learnerPort, () => performance.now());
    } else void serve(data);
  });
}
