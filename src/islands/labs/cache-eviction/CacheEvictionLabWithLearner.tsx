import type { ReactNode } from 'react';
import { useEffect, useMemo, useRef } from 'react';
import type { Grader } from '../../../grader/host/types.ts';
import type { CacheEvictionLabProps } from './CacheEvictionLab.tsx';
import CacheEvictionLab from './CacheEvictionLab.tsx';
import type { LearnerCache } from './learner.ts';

const exercise = 'cache-lru';

/** Shows the eviction lab with the learner's own passing LRU cache as one more line, run in the grader's sandbox. */
export default function CacheEvictionLabWithLearner(props: Omit<CacheEvictionLabProps, 'learner'>): ReactNode {
  const grader = useRef<Promise<Grader> | undefined>(undefined);

  useEffect(
    () => () => {
      void grader.current?.then((opened) => opened.dispose()).catch(() => undefined);
      grader.current = undefined;
    },
    [],
  );

  const learner = useMemo(
    (): LearnerCache => ({
      title: 'Your LRU cache',
      async countHits(capacity, keys) {
        const source = await findSource();
        grader.current ??= openGrader();
        const opening = grader.current;
        // A failed load must not stand in the way of the next try.
        opening.catch(() => {
          if (grader.current === opening) grader.current = undefined;
        });
        const opened = await opening;
        return (await opened.countHits({ exercise, source, capacity, keys })).hits;
      },
    }),
    [],
  );

  return <CacheEvictionLab {...props} learner={learner} />;
}

/** Returns the learner's latest passing source; throws with what to do when there is none. */
async function findSource(): Promise<string> {
  const { getLatestPass } = await import('../../../progress/index.ts');
  const pass = await getLatestPass(exercise);
  if (!pass) throw new Error('No passing cache is kept in this browser yet. Pass the exercise “LRU cache”, then run it here.');
  return pass.source;
}

/** Loads the sandbox only when it is asked for, so that the lab alone stays light. */
async function openGrader(): Promise<Grader> {
  const [{ createGrader }, { stripTypes }] = await Promise.all([
    import('../../../grader/host/index.ts'),
    import('../../workspace/stripTypes.ts'),
  ]);
  return createGrader({ stripTypes });
}
