import type { FrameMessage } from '../../protocol/host-messages.ts';
import type { JudgePort } from './learner-link.ts';

/**
 * Serves the page's requests in a judge's worker, one at a time: `open` opens the link to the learner's worker, `answer` answers a request over it,
 * `refuse` turns what `answer` threw into a reply. The learner's worker is replaced after each request, so that no run sees what another left.
 */
export function serveRequests<Request extends { readonly kind: string }, LearnerReply, Link extends { close(): void }>(
  open: (port: JudgePort<unknown, LearnerReply>, monotonicMs: () => number) => Link,
  answer: (message: Request, link: Link, reply: (message: object) => void) => Promise<object>,
  refuse: (message: string, request: Request) => object,
): void {
  let link: Link | undefined;
  let reportDeath: (message: string) => void = () => undefined;
  const reply = (message: object) => postMessage(message);

  async function serve(message: Request): Promise<void> {
    let answered: object;
    try {
      answered = await answer(message, link!, reply);
    } catch (error) {
      answered = refuse(error instanceof Error ? error.message : String(error), message);
    }
    link!.close();
    // First, so that the next request finds the new learner: it can come as soon as this one is answered.
    reply({ kind: 'replace' });
    reply(answered);
  }

  addEventListener('message', (event: MessageEvent<Request | FrameMessage>) => {
    const data = event.data as FrameMessage;
    if (data.kind === 'died') reportDeath(data.message);
    else if (data.kind === 'learner') {
      const port = event.ports[0]!;
      const learnerPort: JudgePort<unknown, LearnerReply> = {
        send: (request, transfer) => port.postMessage(request, transfer),
        onReply(listener) {
          port.onmessage = ({ data: answered }: MessageEvent<LearnerReply>) => listener(answered);
        },
        onDeath(listener) {
          reportDeath = listener;
        },
      };
      // Tells a busy machine from a silent learner; no verdict on the code depends on it.
      // eslint-disable-next-line headroom/determinism
      link = open(learnerPort, () => performance.now());
    } else void serve(event.data as Request);
  });
}
