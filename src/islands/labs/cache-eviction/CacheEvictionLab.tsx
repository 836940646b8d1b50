import type { ReactNode } from 'react';
import { useId } from 'react';
import '../shared/lab.css';
import './CacheEvictionLab.css';
import { LabFigure } from './LabFigure.tsx';
import { LabSetUp } from './LabSetUp.tsx';
import type { LearnerCache } from './learner.ts';
import { ShareLink } from '../shared/ShareLink.tsx';
import { useLab } from './use-lab.ts';

/** Props of the eviction lab. */
export interface CacheEvictionLabProps {
  /** True: workloads and policies only, for use within a lesson under a second-level heading; no trace, no link. */
  readonly compact?: boolean;
  /** The site's base path, ending in a slash; a link to the exercise is shown when it is given. */
  readonly basePath?: string;
  /** The learner's own cache, offered as one more line. */
  readonly learner?: LearnerCache;
}

/** Shows hit ratio against capacity for thirteen eviction policies on a workload or on the learner's own trace, after a guess. */
export default function CacheEvictionLab({ compact = false, basePath, learner }: CacheEvictionLabProps): ReactNode {
  const lab = useLab();
  const titleId = useId();
  const Heading = compact ? 'h3' : 'h2';
  return (
    <section className="hr-lab not-content" aria-labelledby={titleId}>
      <Heading id={titleId} className="hr-lab-title">
        Eviction lab: hit ratio against capacity
      </Heading>
      <LabSetUp lab={lab} isCompact={compact} />
      <LabFigure lab={lab} learner={learner} />
      {compact ? null : <ShareLink {...(lab.kind === 'trace' ? { note: 'Your trace is not part of it.' } : {})} share={lab.link.share} />}
      {basePath === undefined ? null : (
        <p>
          <a href={`${basePath}exercises/cache-lru/`}>Build an LRU cache of your own</a> and see it as one more line here.
        </p>
      )}
    </section>
  );
}
