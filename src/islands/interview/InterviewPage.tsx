import type { ReactNode } from 'react';
import { useProgressStore } from './use-progress-store.ts';
import { Brief } from './Brief.tsx';
import type { InterviewPageProps } from './props.ts';
import { SessionView } from './SessionView.tsx';
import { StorageNotice } from './StorageNotice.tsx';
import { usePlace } from './use-place.ts';
import './interview.css';
import './report.css';
import './room.css';

/** Shows a mock interview: what it asks, a session of it, its report and its replay; the address after "#" says which. */
export default function InterviewPage(props: InterviewPageProps): ReactNode {
  const store = useProgressStore();
  const [place, go] = usePlace();
  if (!store) return <p className="hr-iv-muted">Opening …</p>;
  return (
    <div className="hr-iv">
      <StorageNotice status={store.status} />
      {place.kind === 'brief' ? (
        <Brief {...props} progress={store.progress} practise={place.practise} go={go} />
      ) : (
        <SessionView key={place.id} {...props} progress={store.progress} id={place.id} view={place.view} go={go} />
      )}
    </div>
  );
}
