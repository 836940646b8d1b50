import { useState } from 'react';
import { ErasePanel } from './ErasePanel.tsx';
import { ExerciseTable } from './ExerciseTable.tsx';
import type { ListedExercise } from './ExerciseTable.tsx';
import { QuarantinePanel } from './QuarantinePanel.tsx';
import { StoragePanel } from './StoragePanel.tsx';
import { TransferPanel } from './TransferPanel.tsx';
import { useProgress } from './useProgress.ts';
import { countWords, shownStores } from './words.ts';
import './progress.css';

export interface ProgressPageProps {
  /** The path the site stands under; that of the build when absent. */
  readonly basePath?: string;
  /** The exercises there are, for their titles and links; without them the ids are shown. */
  readonly exercises?: readonly ListedExercise[];
}

/** Shows what is stored of the learner's work, and exports, imports and erases it. */
export default function ProgressPage({ basePath = import.meta.env.BASE_URL, exercises }: ProgressPageProps) {
  const snapshot = useProgress();
  const [announcement, setAnnouncement] = useState('');
  if (!snapshot) return <p className="hr-progress-loading">Reading your progress …</p>;
  const { progress, status, summary, quarantine, undoable } = snapshot;
  const shown = shownStores.filter((store) => summary.counts[store] > 0);
  return (
    <div className="hr-progress">
      <StoragePanel status={status} />
      <section aria-labelledby="hr-progress-work">
        <h2 id="hr-progress-work">Your work</h2>
        {shown.length === 0 ? (
          <p>
            Nothing is stored yet. <a href={`${basePath.replace(/\/$/, '')}/exercises/`}>Choose an exercise</a> to begin.
          </p>
        ) : (
          <ul className="hr-progress-counts">
            {shown.map((store) => (
              <li key={store}>{countWords(store, summary.counts[store])}</li>
            ))}
          </ul>
        )}
        {summary.exercises.length > 0 && <ExerciseTable rows={summary.exercises} exercises={exercises} basePath={basePath} />}
      </section>
      <TransferPanel progress={progress} undoable={undoable} announce={setAnnouncement} />
      {quarantine.length > 0 && <QuarantinePanel progress={progress} records={quarantine} announce={setAnnouncement} />}
      <ErasePanel progress={progress} summary={summary} announce={setAnnouncement} />
      <p className="hr-progress-announcement" role="status">
        {announcement}
      </p>
    </div>
  );
}
