import { afterEach, expect, it, vi } from 'vitest';
import { exercise } from '../../exercises/caching/cache-lru/suite/index.ts';
import type { LearnerRequest } from '../../src/grader/protocol/messages.ts';
import { startJudge } from '../../src/grader/realm/judge/worker.ts';

afterEach(() => vi.unstubAllGlobals());

/** A learner whose module exports the wrong thing, so that judging it takes one question. */
function wrongLearner(): MessagePort {
  const port = {
    onmessage: undefined as ((event: { data: unknown }) => void) | undefined,
    postMessage(request: LearnerRequest) {
      const problem = { kind: 'wrong-export', message: 'It exports nothing.', remedy: 'Export createCache.' };
      port.onmessage?.({ data: { kind: 'loaded', id: request.id, problem } });
    },
  };
  queueMicrotask(() => port.onmessage?.({ data: { kind: 'ready' } }));
  return port as unknown as MessagePort;
}

it('asks for a new learner before it answers, so that the next request never meets the old one', async () => {
  const said: string[] = [];
  const answered = Promise.withResolvers<void>();
  let hear: (event: { data: unknown; ports: MessagePort[] }) => void = () => undefined;
  vi.stubGlobal('addEventListener', (_type: string, listener: typeof hear) => (hear = listener));
  vi.stubGlobal('postMessage', (message: { kind: string }) => {
    said.push(message.kind);
    if (message.kind === 'judged') answered.resolve();
  });
  startJudge(exercise);
  hear({ data: { kind: 'learner' }, ports: [wrongLearner()] });
  hear({ data: { kind: 'judge', id: 1, request: { code: '', codeHash: '', scope: 'visible', seed: 's', ownTests: [] } }, ports: [] });
  await answered.promise;
  expect(said.filter((kind) => kind !== 'progress')).toEqual(['replace', 'judged']);
});
