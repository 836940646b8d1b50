import { useEffect, useState, type ReactNode } from 'react';
import type { Grader } from '../../grader/host/types.ts';
import CacheEvictionLab from '../../islands/labs/cache-eviction/CacheEvictionLab.tsx';
import type { LearnerCache } from '../../islands/labs/cache-eviction/learner.ts';
import { getLatestPass } from '../../progress/index.ts';

const exercise = 'cache-lru';

let grader: Promise<Grader> | undefined;

/** Returns the page's grader, loaded when the learner's cache is first run. */
function openGrader(): Promise<Grader> {
  grader ??= Promise.all([import('../../grader/host/index.ts'), import('../../islands/workspace/stripTypes.ts')]).then(
    ([{ createGrader }, { stripTypes }]) => createGrader({ stripTypes }),
  );
  grader.catch(() => (grader = undefined));
  return grader;
}

/** Props of {@link LabWithOwnCache}. */
export interface LabWithOwnCacheProps {
  /** The site's base path, ending in a slash. */
  readonly basePath: string;
}

/** Shows the eviction lab, with the cache that passed the exercise as one more line once there is one. */
export default function LabWithOwnCache({ basePath }: LabWithOwnCacheProps): ReactNode {
  const [learner, setLearner] = useState<LearnerCache>();
  useEffect(() => {
    let isShown = true;
    void getLatestPass(exercise).then((pass) => {
      if (!pass || !isShown) return;
      setLearner({
        title: 'your LRU cache',
        countHits: async (capacity, keys) => (await (await openGrader()).countHits({ exercise, source: pass.source, capacity, keys })).hits,
      });
    });
    return () => {
      isShown = false;
    };
  }, []);
  return <CacheEvictionLab basePath={basePath} {...(learner ? { learner } : {})} />;
}
